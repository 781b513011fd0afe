namespace Instrument.ChildRun;

/// <summary>The rows of the program.</summary>
public sealed class ChildMetrics
{
    [Metric("row")]
    public int Row { get; set; }

    [Metric("train/loss", Summary = MetricSummary.Min)]
    public double Loss { get; set; }
}
