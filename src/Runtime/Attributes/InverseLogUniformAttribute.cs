namespace Instrument;

/// <summary>
/// A sweep draws the member from a range so that the inverse of the value is uniform in its logarithm: W&amp;B's <c>inv_log_uniform_values</c>.
/// Not for whole numbers.
/// </summary>
/// <param name="min">The smallest value, above 0: the value itself and not an exponent.</param>
/// <param name="max">The largest value.</param>
public sealed class InverseLogUniformAttribute(double min, double max) : SweepParameterAttribute
{
    /// <summary>The smallest value.</summary>
    public double Min { get; } = min;

    /// <summary>The largest value.</summary>
    public double Max { get; } = max;
}
