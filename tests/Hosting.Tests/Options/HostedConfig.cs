namespace Instrument.Hosting.Tests.Options;

/// <summary>A config with members of all kinds that a configuration can hold.</summary>
[WandbConfig]
public sealed partial record HostedConfig
{
    public double LearningRate { get; init; } = 3e-4;

    public int BatchSize { get; init; } = 64;

    public bool Shuffle { get; init; } = true;

    public string Dataset { get; init; } = "small";

    public RunMode Mode { get; init; }

    [ConfigKey("seed")]
    public long? RandomSeed { get; init; }

    public IReadOnlyList<int> Layers { get; init; } = [1];

    public IReadOnlyList<string> Names { get; init; } = [];

    public Dictionary<string, double> Limits { get; init; } = [];

    public InnerConfig Optimizer { get; init; } = new();
}
