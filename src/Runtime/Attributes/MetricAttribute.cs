namespace Instrument;

/// <summary>
/// Makes a property, a field or a parameter a metric. On members the source generator adds it to the row that
/// <c>run.Log(instance)</c> writes, on parameters of a partial method to the row that the method writes. On a class, struct,
/// record or method it sets the prefix of all keys in there.
/// </summary>
/// <remarks>
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
    /// <summary>
    /// Makes a metric whose key is the name of the member or parameter in snake_case: <c>GradNorm</c> gives <c>grad_norm</c>. Without a prefix on
    /// the type it has no <c>/</c>, and W&amp;B draws it in the section <c>Charts</c>.
    /// </summary>
    public MetricAttribute()
    {
    }

    /// <summary>
    /// Makes the metric <paramref name="key"/>, or on a type, a method or a member with metrics of its own the prefix of those keys.
    /// </summary>
    /// <remarks>
    /// What the characters of a key do in W&amp;B's UI:
    /// <list type="bullet">
    /// <item><term><c>/</c></term><description>
    /// parts the section from the name: <c>train/loss</c> is the chart <c>loss</c> in the workspace's section <c>train</c>. The first slash
    /// counts; a workspace can be set to group by all of them. A key without one is in the section <c>Charts</c>.
    /// </description></item>
    /// <item><term><c>.</c></term><description>
    /// reads as a level of nesting in the summary, in filters and in queries: <c>train.loss</c> as <c>loss</c> inside <c>train</c>. The summary
    /// kinds of such a metric stay empty, and as an axis it is never found (INST2006).
    /// </description></item>
    /// <item><term><c>_</c></term><description>
    /// as the first character marks W&amp;B's own values, such as <c>_step</c> and <c>_runtime</c>, which get no chart (INST2002). Between words it
    /// is an ordinary character.
    /// </description></item>
    /// <item><term><c>*</c></term><description>
    /// stands for any text at the end of a name that is defined, so a metric with it could not be defined alone (INST2005).
    /// </description></item>
    /// <item><term>A and a</term><description>
    /// are different here, but not wherever W&amp;B looks names up: two keys must not differ in case alone (INST2008).
    /// </description></item>
    /// <item><term>space, <c>-</c>, <c>,</c></term><description>
    /// and other characters than letters, digits, <c>_</c> and <c>/</c> are stored and shown as they are, but sorting and filtering by such a name
    /// may not work in the UI.
    /// </description></item>
    /// </list>
    /// </remarks>
    /// <param name="key">
    /// The name, for example <c>train/loss</c>. It has 1 to 512 characters, none of them a control character, no white space at its ends, and
    /// starts neither with <c>_</c> nor with <c>system/</c>, where the machine's own metrics are shown.
    /// </param>
    public MetricAttribute(string key) => Key = key;

    /// <summary>The metric's name, or <see langword="null"/> for the name of the member or parameter in snake_case.</summary>
    public string? Key { get; }
}
