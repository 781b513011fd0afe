using System.Globalization;

namespace Instrument.Benchmarks.Gate;

/// <summary>A limit that a figure has to keep.</summary>
/// <param name="Limit">The value that is just allowed.</param>
/// <param name="IsUpper">Whether larger values miss it; otherwise smaller ones do.</param>
internal readonly record struct Bar(double Limit, bool IsUpper)
{
    public static Bar AtMost(double limit) => new(limit, true);

    public static Bar AtLeast(double limit) => new(limit, false);

    /// <summary>Whether <paramref name="value"/> keeps the bar; NaN does not.</summary>
    public bool Allows(double value) => IsUpper ? value <= Limit : value >= Limit;

    /// <inheritdoc/>
    public override string ToString() => (IsUpper ? "≤ " : "≥ ") + Limit.ToString("0.###", CultureInfo.InvariantCulture);
}
