using Instrument;

namespace Shapes.Tracking;

/// <summary>What an epoch reports.</summary>
public sealed partial class ShapesMetrics
{
    /// <summary>Mean loss over the epoch's training images, in nats.</summary>
    [Metric("train/loss", Goal = MetricGoal.Minimize)]
    public double TrainLoss { get; set; }

    /// <summary>Mean loss on images that training never sees, in nats.</summary>
    [Metric("val/loss", Goal = MetricGoal.Minimize)]
    public double ValidationLoss { get; set; }

    /// <summary>Share of those images that are recognised.</summary>
    [Metric("val/accuracy", Summary = MetricSummary.Max, Goal = MetricGoal.Maximize)]
    public double Accuracy { get; set; }

    /// <summary>The surest of the wrong predictions, with the box and the pixels of the shape.</summary>
    [Metric("val/mistakes")]
    public IReadOnlyList<Image>? Mistakes { get; set; }

    /// <summary>Which shape is taken for which.</summary>
    [Metric("val/confusion")]
    public Chart? Confusion { get; set; }

    /// <summary>How sure the network is of what it predicts.</summary>
    [Metric("val/confidence")]
    public Histogram? Confidence { get; set; }
}
