namespace Instrument;

/// <summary>What a graph of a model is drawn as.</summary>
public enum GraphFormat
{
    /// <summary>Layers, as of a model of Keras.</summary>
    Keras = 0,

    /// <summary>Modules with their parameters, as of a model of PyTorch.</summary>
    Torch = 1,
}
