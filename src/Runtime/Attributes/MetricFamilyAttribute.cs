namespace Instrument;

/// <summary>
/// Makes each element of an array, a list, a memory or a span a metric of its own: element i gets the key in which <c>{0}</c> is
/// replaced by i, or by the i-th of <see cref="Names"/>.
/// </summary>
/// <remarks>
/// The elements are numbers; or arrays, lists or memories of numbers, each of which becomes a histogram where
/// <see cref="MetricDefinitionAttribute.As"/> is <see cref="MetricForm.Histogram"/>; or, in an array or an <see cref="IReadOnlyList{T}"/>, images,
/// tables and other values with files of their own. The keys are known when the program is built and bounded by <see cref="Max"/>, so logging a family allocates nothing. Elements beyond the
/// bound are left out; the run counts them and warns once. <see langword="null"/> and missing elements leave their keys out of the row.
/// </remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class MetricFamilyAttribute : MetricDefinitionAttribute
{
    /// <summary>Makes a metric of each element, whose key is <paramref name="key"/> with the element's number or name in it.</summary>
    /// <remarks>
    /// What the characters of a key do in W&amp;B's UI:
    /// <list type="bullet">
    /// <item><term><c>{0}</c></term><description>
    /// stands for the number or name of an element, once: each is a chart of its own.
    /// </description></item>
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
    /// The shape, for example <c>layer/{0}/grad_norm</c>, with <c>{0}</c> once. It obeys the rules of any other key.
    /// </param>
    public MetricFamilyAttribute(string key) => Key = key;

    /// <summary>The shape of the names.</summary>
    public string Key { get; }

    /// <summary>The largest number of elements, 1 to 4096. Default: 64. Means nothing when there are <see cref="Names"/>.</summary>
    public int Max { get; set; } = 64;

    /// <summary>What stands for <c>{0}</c>, in the order of the elements. Default: the element's number, from 0.</summary>
#pragma warning disable CA1819 // Attributes take arrays.
    public string[]? Names { get; set; }
#pragma warning restore CA1819
}
