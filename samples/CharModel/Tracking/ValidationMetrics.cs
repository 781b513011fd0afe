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

    /// <summary>What the model writes. Each validation adds rows.</summary>
    [Metric("val/samples")]
    public Table Samples { get; } = Table.From<GeneratedSample>([], new TableOptions { LogMode = TableLogMode.Incremental });

    /// <summary>How the last step's gradient is spread.</summary>
    [Metric("val/gradients")]
    public Histogram? Gradients { get; set; }

    /// <summary>The embedding: a row for each character, the most frequent on top, a column for each of its numbers.</summary>
    [Metric("val/embedding")]
    public Image? Embedding { get; set; }

    /// <summary>Which class of characters is taken for which.</summary>
    [Metric("val/confusion")]
    public Chart? Confusion { get; set; }

    /// <summary>How sure the model is of each class of characters.</summary>
    [Metric("val/precision_recall")]
    public Chart? PrecisionRecall { get; set; }
}
