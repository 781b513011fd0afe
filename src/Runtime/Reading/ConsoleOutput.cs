namespace Instrument.Reading;

/// <summary>What one write to the console put out.</summary>
/// <param name="Timestamp">When; <see langword="null"/> if the log does not say, as that of the official client for <see cref="ConsoleSource.Logger"/>.</param>
/// <param name="Source">Where it came from.</param>
/// <param name="Text">
/// The text as it was written: without an end of line or with several of them, with colours, carriage returns, or empty.
/// </param>
public sealed record ConsoleOutput(DateTimeOffset? Timestamp, ConsoleSource Source, string Text);
