namespace Instrument.Generated.Tests.Metrics;

public sealed class TrainMetrics
{
    [Metric("train/loss", Summary = MetricSummary.Min)] public double Loss { get; set; }
    [Metric("train/grad_norm")] public float? GradientNorm { get; set; }
    [Metric("epoch", Hidden = true)] public int Epoch { get; set; }
}

public sealed record EvaluationMetrics([property: Metric("val/loss")] double Loss, [property: Metric] string? Note);

public readonly record struct PointMetrics([property: Metric] double X, [property: Metric] double? Y);

[Metric("step")]
public sealed partial class PartialMetrics
{
    [Metric] public partial double Rate { get; set; }
    public partial int Count { get; set; }
}

public sealed partial class PartialMetrics
{
    public partial double Rate { get => field; set; }
    [Metric] public partial int Count { get => field; set; }
}

public sealed partial class LatePartialMetrics
{
    public partial int Count { get; set; }
}

public sealed partial class LatePartialMetrics
{
    [Metric] public partial int Count { get => field; set; }
}

public sealed class NestedMetrics
{
    [Metric("enc")] public TrainMetrics Encoder { get; } = new();
    [Metric("dec")] public PointMetrics? Decoder { get; set; }
}
