namespace Instrument.Hosting.Tests.Options;

/// <summary>A config within another one.</summary>
[WandbConfig]
public sealed partial record InnerConfig
{
    public double Beta1 { get; init; } = 0.9;

    public string Name { get; init; } = "adam";
}
