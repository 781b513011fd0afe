namespace Instrument;

/// <summary>What <see cref="MetricAttribute"/> and <see cref="MetricFamilyAttribute"/> say alike: how a metric is summarised, drawn and guarded.</summary>
public abstract class MetricDefinitionAttribute : Attribute
{
    private protected MetricDefinitionAttribute()
    {
    }

    /// <summary>What the run's summary keeps of this metric. Default: the last value.</summary>
    public MetricSummary Summary { get; set; }

    /// <summary>Whether smaller or larger is better. Default: not stated.</summary>
    public MetricGoal Goal { get; set; }

    /// <summary>Whether W&amp;B draws no automatic chart for this metric. Default: <see langword="false"/>.</summary>
    public bool Hidden { get; set; }

    /// <summary>The key of the metric that serves as x axis, for example <c>epoch</c>. Default: the step.</summary>
    public string? Axis { get; set; }

    /// <summary>
    /// Whether a row that has this metric but not its <see cref="Axis"/> gets the axis' last value added.
    /// Default: <see langword="true"/>. Means nothing without an axis.
    /// </summary>
    public bool StepSync { get; set; } = true;

    /// <summary>What happens with NaN and infinities. Default: they are logged. Means nothing for types that have none.</summary>
    public NonFinitePolicy NonFinite { get; set; }

    /// <summary>The unit of the values, for example <c>ms</c> or <c>tokens/s</c>. It is documentation: W&amp;B is not told.</summary>
    public string? Unit { get; set; }
}
