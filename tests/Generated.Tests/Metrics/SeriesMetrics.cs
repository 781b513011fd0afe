namespace Instrument.Generated.Tests.Metrics;

public sealed class HistogramMetrics
{
    [Metric("weights", As = MetricForm.Histogram, Bins = 4)] public double[]? Weights { get; set; }
    [Metric("counts", As = MetricForm.Histogram, Bins = 2, Summary = MetricSummary.None)] public List<int>? Counts { get; set; }
    [Metric("memory", As = MetricForm.Histogram, Bins = 1)] public ReadOnlyMemory<float> Memory { get; set; }
}

public sealed class FamilyMetrics
{
    [MetricFamily("layer/{0}/norm", Max = 3)] public float[]? Norms { get; set; }
    [MetricFamily("part/{0}", Names = ["embed", "head"], NonFinite = NonFinitePolicy.Skip)] public List<double>? Parts { get; set; }
    [MetricFamily("big/{0}", Max = 70)] public Int128[]? Big { get; set; }
}

public sealed class FamilyHolder
{
    [Metric("epoch")] public int Epoch { get; set; }
    [Metric("inner")] public FamilyMetrics? Inner { get; set; }
    [Metric("last")] public string? Last { get; set; }
}

public sealed class GuardedMetrics
{
    [Metric("skip", NonFinite = NonFinitePolicy.Skip)] public double Skip { get; set; }
    [Metric("throw", NonFinite = NonFinitePolicy.Throw)] public float? Throw { get; set; }
}
