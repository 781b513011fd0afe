namespace Instrument;

/// <summary>
/// Makes a property, a field or a parameter a metric. On members the source generator adds it to the row that
/// <c>run.Log(instance)</c> writes, on parameters of a partial method to the row that the method writes. On a class, struct,
/// record or method it sets the prefix of all keys in there.
/// </summary>
/// <remarks>
/// <para>
/// W&amp;B reads some characters of a key. What stands before the first <c>/</c> is the section of the workspace in which the
/// metric is drawn: <c>train/loss</c> in the section <c>train</c>. A key must not start with <c>_</c>, which W&amp;B keeps for its
/// own values. A <c>.</c> is read as a level of nesting in the summary and in queries: <c>train.loss</c> is shown as
/// <c>loss</c> inside <c>train</c>. All other printable characters are part of the name.
/// </para>
/// <para>
/// Without a key the name of the member or parameter in snake_case is used. Numbers, flags, text, characters, enums (as their
/// number), <see cref="TimeSpan"/> (in seconds), <see cref="DateTime"/> and <see cref="DateTimeOffset"/> (ISO 8601 text in UTC; a time
/// without a kind is taken as UTC) and <see cref="Guid"/> (text) can be logged, and types that have metrics of their own, whose keys get this key as
/// prefix. A value that is <see langword="null"/> is left out of the row.
/// </para>
/// </remarks>
[AttributeUsage(
    AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter
    | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Method)]
public sealed class MetricAttribute : MetricDefinitionAttribute
{
    /// <summary>Uses the name of the member or parameter in snake_case as key.</summary>
    public MetricAttribute()
    {
    }

    /// <summary>Uses <paramref name="key"/> as the metric's name.</summary>
    /// <param name="key">
    /// The name, for example <c>train/loss</c>: a <c>/</c> parts section and name, a <c>.</c> nests in the summary. Not empty, and
    /// not starting with <c>_</c>.
    /// </param>
    public MetricAttribute(string key) => Key = key;

    /// <summary>The metric's name, or <see langword="null"/> for the name of the member or parameter in snake_case.</summary>
    public string? Key { get; }

    /// <summary>As what the value is logged. Default: as it is.</summary>
    public MetricForm As { get; set; }

    /// <summary>The number of bins of a <see cref="MetricForm.Histogram"/>, 1 to 512. Default: 64.</summary>
    public int Bins { get; set; } = 64;
}
