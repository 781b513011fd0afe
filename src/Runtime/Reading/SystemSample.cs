namespace Instrument.Reading;

/// <summary>One sample of the machine's metrics.</summary>
/// <param name="Timestamp">When it was taken; <see langword="null"/> if the log does not say.</param>
/// <param name="Values">The figures by W&amp;B's names for them, for example <c>cpu</c>; what is no number is left out.</param>
public sealed record SystemSample(DateTimeOffset? Timestamp, IReadOnlyDictionary<string, double> Values);
