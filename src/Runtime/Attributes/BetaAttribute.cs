namespace Instrument;

/// <summary>A sweep draws the member from a beta distribution, whose values lie between 0 and 1.</summary>
/// <param name="a">The first shape, not negative.</param>
/// <param name="b">The second shape, not negative.</param>
/// <remarks>It is W&amp;B's <c>beta</c>; with a <see cref="Step"/>, or for whole numbers, <c>q_beta</c>.</remarks>
public sealed class BetaAttribute(double a = 1, double b = 1) : SweepParameterAttribute
{
    /// <summary>The first shape.</summary>
    public double A { get; } = a;

    /// <summary>The second shape.</summary>
    public double B { get; } = b;

    /// <summary>Values are multiples of it. Default: 0, any value; whole numbers go by ones.</summary>
    public double Step { get; set; }
}
