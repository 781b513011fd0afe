namespace Instrument;

/// <summary>A sweep draws the member from a normal distribution.</summary>
/// <param name="mu">The mean.</param>
/// <param name="sigma">The standard deviation, not negative.</param>
/// <remarks>It is W&amp;B's <c>normal</c>; with a <see cref="Step"/>, or for whole numbers, <c>q_normal</c>.</remarks>
public sealed class NormalAttribute(double mu = 0, double sigma = 1) : SweepParameterAttribute
{
    /// <summary>The mean.</summary>
    public double Mu { get; } = mu;

    /// <summary>The standard deviation, not negative.</summary>
    public double Sigma { get; } = sigma;

    /// <summary>Values are multiples of it. Default: 0, any value; whole numbers go by ones.</summary>
    public double Step { get; set; }
}
