using Instrument;

namespace CharModel.Tracking;

/// <summary>Everything a training run depends on, as W&amp;B shows it and compares it between runs.</summary>
[WandbConfig]
public sealed partial record TrainConfig
{
    /// <summary>The highest learning rate, reached after the warm-up.</summary>
    [LogUniform(1e-3, 2e-2)]
    public double LearningRate { get; init; } = 5e-3;

    /// <summary>Steps in which the learning rate rises.</summary>
    public int WarmupSteps { get; init; } = 100;

    /// <summary>Training steps.</summary>
    public int Steps { get; init; } = 3000;

    /// <summary>Steps from one validation to the next.</summary>
    public int ValidationInterval { get; init; } = 300;

    /// <summary>Examples in a step.</summary>
    [Choices(128, 256, 512)]
    public int BatchSize { get; init; } = 512;

    /// <summary>Characters from which the next one is predicted.</summary>
    public int ContextLength { get; init; } = 10;

    /// <summary>Numbers that stand for a character.</summary>
    [Uniform(8, 64, Step = 8)]
    public int EmbeddingSize { get; init; } = 32;

    /// <summary>Units of the hidden layer.</summary>
    public int HiddenSize { get; init; } = 512;

    /// <summary>How gradients become changes of the parameters.</summary>
    public OptimizerConfig Optimizer { get; init; } = new();

    /// <summary>Seed of all random choices.</summary>
    [ConfigKey("seed")]
    public int RandomSeed { get; init; } = 7;

    /// <summary>Where the text lies on this machine, which concerns nobody else.</summary>
    [ConfigIgnore]
    public string? TextPath { get; init; }

    /// <summary>Characters the model knows.</summary>
    public int VocabularySize { get; init; }

    /// <summary>Characters to train on.</summary>
    public int TrainCharacters { get; init; }

    /// <summary>Characters that training never sees.</summary>
    public int ValidationCharacters { get; init; }
}
