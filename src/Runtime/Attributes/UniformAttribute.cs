namespace Instrument;

/// <summary>A sweep draws the member from a range in which every value is as likely as any other.</summary>
/// <param name="min">The smallest value.</param>
/// <param name="max">The largest value. A member that holds whole numbers can get it, too.</param>
/// <remarks>
/// It is W&amp;B's <c>uniform</c>, or <c>int_uniform</c> for whole numbers; with a <see cref="Step"/> it is <c>q_uniform</c>. It is not named
/// after a range, because data annotations have a <c>[Range]</c> that only checks values, and one file may use both.
/// </remarks>
public sealed class UniformAttribute(double min, double max) : SweepParameterAttribute
{
    /// <summary>The smallest value.</summary>
    public double Min { get; } = min;

    /// <summary>The largest value.</summary>
    public double Max { get; } = max;

    /// <summary>Values are multiples of it. Default: 0, any value; whole numbers go by ones.</summary>
    public double Step { get; set; }
}
