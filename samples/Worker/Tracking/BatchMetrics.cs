using Instrument;

namespace Worker.Tracking;

/// <summary>What a batch reports.</summary>
public sealed partial class BatchMetrics
{
    /// <summary>Root of the mean squared error of the forecasts, in bar.</summary>
    [Metric("forecast/error", Summary = MetricSummary.Min, Goal = MetricGoal.Minimize)]
    public double Error { get; set; }

    /// <summary>Share of the spoilt readings so far that were found.</summary>
    [Metric("anomalies/recall", Goal = MetricGoal.Maximize)]
    public double? Recall { get; set; }

    /// <summary>Share of the found readings so far that were spoilt.</summary>
    [Metric("anomalies/precision", Goal = MetricGoal.Maximize)]
    public double? Precision { get; set; }
}
