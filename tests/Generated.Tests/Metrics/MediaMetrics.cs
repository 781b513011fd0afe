namespace Instrument.Generated.Tests.Metrics;

/// <summary>Values with files in a row with numbers, nested under a prefix.</summary>
[Metric("val")]
public sealed class MediaMetrics
{
    [Metric]
    public double Loss { get; set; }

    [Metric]
    public Image? Worst { get; set; }

    [Metric]
    public IReadOnlyList<Image>? Examples { get; set; }

    [Metric]
    public MediaPart? Part { get; set; }
}

public sealed class MediaPart
{
    [Metric]
    public Html? Report { get; set; }

    [Metric]
    public Image[] Pictures { get; set; } = [];
}

public sealed class MediaFamilyMetrics
{
    [MetricFamily("layer/{0}/map", Max = 2)] public IReadOnlyList<Image?>? Maps { get; set; }
    [MetricFamily("part/{0}", Names = ["embed", "head"])] public Histogram[] Histograms { get; set; } = [];
    [Metric("loss")] public double Loss { get; set; }
}

public static partial class MediaReports
{
    public static partial void LogMaps(this Run run, [MetricFamily("map/{0}", Max = 3)] List<Image> maps, [MetricFamily("hist/{0}", Max = 3, As = MetricForm.Histogram, Bins = 1)] ReadOnlySpan<int[]> numbers);

    public static partial void LogPictures(this Run run, [Metric("pictures/loss")] double loss, [Metric("pictures/all")] List<Image>? all, long? step = null);
}
