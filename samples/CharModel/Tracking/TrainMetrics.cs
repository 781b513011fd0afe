using Instrument;

namespace CharModel.Tracking;

/// <summary>What one training step reports.</summary>
public sealed partial class TrainMetrics
{
    /// <summary>Mean loss of the batch, in nats.</summary>
    [Metric("train/loss", Summary = MetricSummary.Min)]
    public double Loss { get; set; }

    /// <summary>Share of characters that were predicted first.</summary>
    [Metric("train/accuracy")]
    public double Accuracy { get; set; }

    /// <summary>Length of the gradient before clipping.</summary>
    [Metric("train/grad_norm")]
    public double GradientNorm { get; set; }

    /// <summary>The step's learning rate.</summary>
    [Metric("train/learning_rate")]
    public double LearningRate { get; set; }

    /// <summary>Characters learned from per second.</summary>
    [Metric("train/chars_per_second")]
    public double CharactersPerSecond { get; set; }

    /// <summary>How many times as many characters as the training text has were seen; the x axis of the validation.</summary>
    [Metric("epoch", Hidden = true)]
    public double Epoch { get; set; }
}
