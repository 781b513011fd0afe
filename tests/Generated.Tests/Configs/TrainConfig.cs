namespace Instrument.Generated.Tests.Configs;

[WandbConfig]
public sealed partial record TrainConfig
{
    public double LearningRate { get; init; } = 3e-4;
    public int BatchSize { get; init; } = 64;
    public OptimizerConfig Optimizer { get; init; } = new(0.9, 0.999);
    /// <summary>Seed of every generator; "%3B" | 100 %.</summary>
    [ConfigKey("seed")] public int RandomSeed { get; init; } = 7;
    [ConfigIgnore] public string? DataPath { get; init; } = "/secret";
}

[WandbConfig]
public sealed partial record OptimizerConfig(double Beta1, double Beta2)
{
    public OptimizerKind Kind { get; init; }
}

public enum OptimizerKind
{
    Adam,
    AdamW,
    Sgd,
}

[Flags]
public enum Features
{
    None = 0,
    Amp = 1,
    Compile = 2,
}
