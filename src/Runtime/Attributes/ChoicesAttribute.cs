namespace Instrument;

/// <summary>A sweep chooses the member's value among the given ones: W&amp;B's <c>categorical</c>.</summary>
/// <param name="values">
/// The values, of the member's type: numbers, flags, text, members of an enum; <see langword="null"/> where the member may be null.
/// </param>
public sealed class ChoicesAttribute(params object?[] values) : SweepParameterAttribute
{
    /// <summary>The values.</summary>
    public IReadOnlyList<object?> Values { get; } = values;

    /// <summary>
    /// How likely each value is, in their order; the numbers need not add up to 1. Default: all are equally likely. With probabilities it is
    /// W&amp;B's <c>categorical_w_probabilities</c>.
    /// </summary>
    public double[]? Probabilities { get; set; }
}
