using Instrument;

namespace Worker.Tracking;

/// <summary>Everything the monitoring depends on.</summary>
[WandbConfig]
public sealed partial record WorkerConfig
{
    /// <summary>Batches until the work is done.</summary>
    public int Batches { get; init; } = 60;

    /// <summary>Readings of each pump in a batch.</summary>
    public int BatchSize { get; init; } = 400;

    /// <summary>The pumps.</summary>
    public IReadOnlyList<string> Pumps { get; init; } = ["north", "south", "old"];

    /// <summary>Earlier readings that a forecast is made of.</summary>
    public int Lags { get; init; } = 16;

    /// <summary>How far a reading changes the forecaster, between 0 and 2.</summary>
    public double LearningRate { get; init; } = 0.1;

    /// <summary>How many times the usual error makes a reading an anomaly.</summary>
    public double Threshold { get; init; } = 5;

    /// <summary>Share of the readings that are spoilt.</summary>
    public double FaultRate { get; init; } = 0.002;

    /// <summary>Seed of all random choices.</summary>
    [ConfigKey("seed")]
    public int RandomSeed { get; init; } = 7;
}
