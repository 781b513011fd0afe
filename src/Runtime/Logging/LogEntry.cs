using Microsoft.Extensions.Logging;

namespace Instrument.Logging;

/// <summary>A log entry as the logging call gave it.</summary>
/// <param name="Time">When it was logged.</param>
/// <param name="Level">Its level.</param>
/// <param name="Category">The logger's category.</param>
/// <param name="Event">The event; 0 without a name if there is none.</param>
/// <param name="Message">The message with its values.</param>
/// <param name="State">The values.</param>
/// <param name="Scopes">The scopes around the call, the outermost first.</param>
/// <param name="Exception">The exception; <see langword="null"/> for none.</param>
internal sealed record LogEntry(
    DateTimeOffset Time, LogLevel Level, string Category, EventId Event, string Message, object? State, IReadOnlyList<object?> Scopes, Exception? Exception);
