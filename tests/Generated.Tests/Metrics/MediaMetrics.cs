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

public static partial class MediaReports
{
    public static partial void LogPictures(this Run run, [Metric("pictures/loss")] double loss, [Metric("pictures/all")] List<Image>? all, long? step = null);
}
