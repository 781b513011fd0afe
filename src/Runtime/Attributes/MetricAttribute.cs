namespace Instrument;

/// <summary>
/// Makes a property or field a metric: the source generator adds it to the row that <c>run.Log(instance)</c> writes.
/// On a class, struct or record it sets the prefix of all keys of that type.
/// </summary>
/// <remarks>
/// A <c>/</c> groups metrics in the W&amp;B workspace: <c>train/loss</c> is drawn in the section <c>train</c>. Without a key the
/// member's name in snake_case is used. A nullable member whose value is <see langword="null"/> is left out of the row.
/// </remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class MetricAttribute : Attribute
{
    /// <summary>Uses the member's name in snake_case as key.</summary>
    public MetricAttribute()
    {
    }

    /// <summary>Uses <paramref name="key"/> as the metric's name.</summary>
    /// <param name="key">The name, for example <c>train/loss</c>. Not empty, and not starting with <c>_</c>.</param>
    public MetricAttribute(string key) => Key = key;

    /// <summary>The metric's name, or <see langword="null"/> for the member's name in snake_case.</summary>
    public string? Key { get; }

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
}
