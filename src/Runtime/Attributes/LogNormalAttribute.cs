namespace Instrument;

/// <summary>A sweep draws the member from a distribution whose logarithm is normal.</summary>
/// <param name="mu">The mean of the logarithm.</param>
/// <param name="sigma">The standard deviation of the logarithm, not negative.</param>
/// <remarks>It is W&amp;B's <c>log_normal</c>; with a <see cref="Step"/>, or for whole numbers, <c>q_log_normal</c>.</remarks>
public sealed class LogNormalAttribute(double mu = 0, double sigma = 1) : SweepParameterAttribute
{
    /// <summary>The mean of the logarithm.</summary>
    public double Mu { get; } = mu;

    /// <summary>The standard deviation of the logarithm, not negative.</summary>
    public double Sigma { get; } = sigma;

    /// <summary>Values are multiples of it. Default: 0, any value; whole numbers go by ones.</summary>
    public double Step { get; set; }
}
