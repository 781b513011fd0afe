using Instrument;

namespace CharModel.Tracking;

/// <summary>How gradients become changes of the parameters; a nested object in the run's config.</summary>
[WandbConfig]
public sealed partial record OptimizerConfig
{
    /// <summary>The method.</summary>
    public string Name { get; init; } = "adam";

    /// <summary>Share of the old mean gradient that a step keeps.</summary>
    [Uniform(0.8, 0.99)]
    public double Beta1 { get; init; } = 0.9;

    /// <summary>Share of the old mean squared gradient that a step keeps.</summary>
    public double Beta2 { get; init; } = 0.99;

    /// <summary>Keeps the division by a small mean in bounds.</summary>
    public double Epsilon { get; init; } = 1e-8;

    /// <summary>Longer gradients are shortened to this norm.</summary>
    [LogUniform(0.1, 10)]
    public double ClipNorm { get; init; } = 1.0;
}
