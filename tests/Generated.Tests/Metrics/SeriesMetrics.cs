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

public sealed class HistogramFamilyMetrics
{
    [MetricFamily("layer/{0}/weights", Max = 2, As = MetricForm.Histogram, Bins = 2)] public float[]?[]? Weights { get; set; }
    [MetricFamily("layer/{0}/grads", Names = ["embed", "head"], As = MetricForm.Histogram, Bins = 1, NonFinite = NonFinitePolicy.Throw)] public List<Memory<double>>? Gradients { get; set; }
    [Metric("loss")] public double Loss { get; set; }
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
