namespace Instrument.Logging;

/// <summary>A formatted log entry on its way to a run.</summary>
/// <param name="Text">One line or several, parted by <c>\n</c>.</param>
/// <param name="Time">When it was logged.</param>
/// <param name="IsError">Whether it is shown as an error.</param>
internal readonly record struct LogEntryText(string Text, DateTimeOffset Time, bool IsError);
