using System.Globalization;

namespace Instrument.Benchmarks.Gate;

/// <summary>What a figure's measurement gave.</summary>
/// <param name="Value">The value that is held against the bar.</param>
/// <param name="Numbers">The numbers it was made from, for <c>--details</c>.</param>
internal readonly record struct Reading(double Value, FormattableString? Numbers = null)
{
    /// <summary>The numbers as text.</summary>
    public string? Details => Numbers?.ToString(CultureInfo.InvariantCulture);
}
