using Instrument;

namespace Strict;

internal enum Phase
{
    Warmup,
    Main,
}

[Metric("train")]
internal sealed partial class StrictMetrics
{
    [Metric(Summary = MetricSummary.Min, Goal = MetricGoal.Minimize, Axis = "train/epoch")] public double Loss { get; set; }
    [Metric(Hidden = true, Unit = "epochs")] public int Epoch { get; set; }
    [Metric(As = MetricForm.Name)] public Phase? Phase { get; set; }
    [Metric(NonFinite = NonFinitePolicy.Skip)] public float? Norm { get; set; }
    [Metric(As = MetricForm.Histogram, Bins = 8)] public ReadOnlyMemory<float> Weights { get; set; }
    [MetricFamily("layer/{0}", Max = 4)] public Memory<double>? Layers { get; set; }
    [Metric] public Point? Inner { get; set; }
    [Metric] private TimeSpan Elapsed { get; } = TimeSpan.FromSeconds(1);

    [Obsolete("Use Loss.")]
    [Metric]
    public double OldLoss { get; set; }
}

internal readonly record struct Point([property: Metric] double X, [property: Metric] long? Y);

internal sealed partial record Generic<T>([property: Metric("generic")] double Value, T Other);
