namespace Instrument.Integration.Tests.Offline;

/// <summary>The config of the official client's minimal run.</summary>
[WandbConfig]
public sealed partial record MinimalConfig
{
    [ConfigKey("lr")]
    public double LearningRate { get; init; } = 0.1;

    public int Layers { get; init; } = 2;
}
