namespace Instrument.Benchmarks.Gate;

/// <summary>What a figure's measurement gave.</summary>
/// <param name="Value">The value that is held against the bar.</param>
/// <param name="Details">The numbers it was made from, for <c>--details</c>.</param>
internal readonly record struct Reading(double Value, string? Details = null);
