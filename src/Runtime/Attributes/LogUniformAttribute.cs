namespace Instrument;

/// <summary>
/// A sweep draws the member from a range in which every order of magnitude is as likely as any other: right for learning rates.
/// </summary>
/// <param name="min">The smallest value, above 0: the value itself and not an exponent.</param>
/// <param name="max">The largest value.</param>
/// <remarks>It is W&amp;B's <c>log_uniform_values</c>; with a <see cref="Step"/>, or for whole numbers, <c>q_log_uniform_values</c>.</remarks>
public sealed class LogUniformAttribute(double min, double max) : SweepParameterAttribute
{
    /// <summary>The smallest value.</summary>
    public double Min { get; } = min;

    /// <summary>The largest value.</summary>
    public double Max { get; } = max;

    /// <summary>Values are multiples of it. Default: 0, any value; whole numbers go by ones.</summary>
    public double Step { get; set; }
}
