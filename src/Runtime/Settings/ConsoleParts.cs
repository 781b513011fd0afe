namespace Instrument.Settings;

/// <summary>When a file of console output is closed and the next one begun. It stands in the log, so that a log that is sent later makes the same files.</summary>
/// <param name="MaxBytes">The size at which it is; 0 for no limit.</param>
/// <param name="MaxDuration">The time between its first and its last line; zero for no limit.</param>
internal sealed record ConsoleParts(long MaxBytes, TimeSpan MaxDuration);
