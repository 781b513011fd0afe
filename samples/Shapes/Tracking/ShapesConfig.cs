using Instrument;

namespace Shapes.Tracking;

/// <summary>Everything the training depends on.</summary>
[WandbConfig]
public sealed partial record ShapesConfig
{
    /// <summary>Passes over the training images.</summary>
    public int Epochs { get; init; } = 8;

    /// <summary>Images to train on.</summary>
    public int TrainImages { get; init; } = 4000;

    /// <summary>Images that training never sees.</summary>
    public int ValidationImages { get; init; } = 600;

    /// <summary>Units of the hidden layer.</summary>
    public int HiddenSize { get; init; } = 64;

    /// <summary>How far a single image changes the weights.</summary>
    public float LearningRate { get; init; } = 0.01f;

    /// <summary>Standard deviation of the noise over an image, whose brightness goes from 0 to 1.</summary>
    public double Noise { get; init; } = 0.1;

    /// <summary>Seed of all random choices.</summary>
    [ConfigKey("seed")]
    public int RandomSeed { get; init; } = 7;
}
