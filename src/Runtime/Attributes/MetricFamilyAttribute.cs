namespace Instrument;

/// <summary>
/// Makes each number of an array, a list, a memory or a span a metric of its own: element i gets the key in which <c>{0}</c> is
/// replaced by i, or by the i-th of <see cref="Names"/>.
/// </summary>
/// <remarks>
/// The keys are known when the program is built and bounded by <see cref="Max"/>, so logging a family allocates nothing. Elements beyond the
/// bound are left out; the run counts them and warns once. <see langword="null"/> and missing elements leave their keys out of the row.
/// </remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class MetricFamilyAttribute : MetricDefinitionAttribute
{
    /// <summary>Uses <paramref name="key"/> as the shape of the metrics' names.</summary>
    /// <param name="key">
    /// The shape, for example <c>layer/{0}/grad_norm</c>, with <c>{0}</c> once. As in any key a <c>/</c> parts section and name, a <c>.</c>
    /// nests in the summary, and <c>_</c> cannot be the first character.
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
