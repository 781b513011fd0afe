using Instrument;

namespace CharModel.Tracking;

/// <summary>What a validation reports, drawn over the epoch.</summary>
public sealed partial class ValidationMetrics
{
    /// <summary>Mean loss on text that training never sees, in nats.</summary>
    [Metric("val/loss", Axis = "epoch", Goal = MetricGoal.Minimize)]
    public double Loss { get; set; }

    /// <summary>Among how many equally likely characters the model would be as unsure.</summary>
    [Metric("val/perplexity", Axis = "epoch", Goal = MetricGoal.Minimize)]
    public double Perplexity { get; set; }

    /// <summary>Share of characters that were predicted first.</summary>
    [Metric("val/accuracy", Axis = "epoch", Goal = MetricGoal.Maximize)]
    public double Accuracy { get; set; }
}
