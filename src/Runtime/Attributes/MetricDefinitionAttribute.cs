namespace Instrument;

/// <summary>What <see cref="MetricAttribute"/> and <see cref="MetricFamilyAttribute"/> say alike: how a metric is summarised, drawn and guarded.</summary>
public abstract class MetricDefinitionAttribute : Attribute
{
    private protected MetricDefinitionAttribute()
    {
    }

    /// <summary>As what the value, or each element of a family, is logged. Default: as it is.</summary>
    public MetricForm As { get; set; }

    /// <summary>The number of bins of a <see cref="MetricForm.Histogram"/>, 1 to 512. Default: 64.</summary>
    public int Bins { get; set; } = 64;

    /// <summary>
    /// What the run's summary keeps of this metric, which is the column of the run table that runs are sorted and compared by.
    /// Default: the last value. With <see cref="MetricSummary.Min"/> the column is called <c>key.min</c>, and likewise for the other kinds.
    /// </summary>
    public MetricSummary Summary { get; set; }

    /// <summary>
    /// Whether smaller or larger is better. Default: not stated. It is stored with the run's definitions and changes neither charts nor
    /// the summary.
    /// </summary>
    public MetricGoal Goal { get; set; }

    /// <summary>
    /// Whether W&amp;B draws no automatic chart for this metric, which suits counters that serve as axis only. Default: <see langword="false"/>.
    /// It is logged all the same, has its place in the summary, and can be added to a chart by hand.
    /// </summary>
    public bool Hidden { get; set; }

    /// <summary>
    /// The full key of the metric that serves as x axis of this metric's charts, for example <c>epoch</c>. Default: the step. Also
    /// <c>_runtime</c> and <c>_timestamp</c> can serve. W&amp;B splits it at each <c>.</c>, so that an axis with one is never found (INST2006); it has
    /// to be logged by somebody (INST2011).
    /// </summary>
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
