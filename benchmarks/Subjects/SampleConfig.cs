namespace Instrument.Benchmarks.Subjects;

/// <summary>A config of usual size: numbers, flags, text, an enum, a list and a nested config.</summary>
[WandbConfig]
public sealed partial record SampleConfig
{
    public double LearningRate { get; init; } = 3e-4;
    public int BatchSize { get; init; } = 64;
    public int Steps { get; init; } = 10_000;
    public bool MixedPrecision { get; init; } = true;
    public string Architecture { get; init; } = "transformer";
    public DayOfWeek StartedOn { get; init; } = DayOfWeek.Monday;
    public int[] LayerWidths { get; init; } = [512, 512, 256, 128];
    public double? Dropout { get; init; } = 0.1;
    public SampleOptimizer Optimizer { get; init; } = new();
}

/// <summary>The nested part.</summary>
[WandbConfig]
public sealed partial record SampleOptimizer
{
    public string Kind { get; init; } = "adam";
    public double Beta1 { get; init; } = 0.9;
    public double Beta2 { get; init; } = 0.999;
    public float Epsilon { get; init; } = 1e-8f;
}
