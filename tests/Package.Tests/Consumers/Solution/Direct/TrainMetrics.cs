using Instrument;

namespace Direct;

public sealed class TrainMetrics
{
    [Metric("train/loss", Summary = MetricSummary.Min)]
    public double Loss { get; set; }

    [Metric("train/grad_norm")]
    public float? GradientNorm { get; set; }
}
