namespace Instrument.Integration.Tests.Sweeps;

/// <summary>A config with a search space of six combinations.</summary>
[WandbConfig]
public sealed partial record SweptConfig
{
    [Choices(0.1, 0.01)]
    public double LearningRate { get; init; } = 1;

    public SweptOptimizer Optimizer { get; init; } = new();

    public int Steps { get; init; } = 2;
}

/// <summary>The nested part of the config.</summary>
[WandbConfig]
public sealed partial record SweptOptimizer
{
    [Uniform(1, 3)]
    public int Warmup { get; init; }

    public string Name { get; init; } = "adam";
}
