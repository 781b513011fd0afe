using System.Globalization;
using System.Text;

namespace Instrument.Logging;

/// <summary>Writes a log entry as a line to read: <c>time level category [scopes] message {values}</c>, with the exception below it.</summary>
internal static class TextEntryFormat
{
    private const string Indent = "    ";

    /// <summary>The text.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="timestampFormat">Of the time in front; <see langword="null"/> for none.</param>
    public static string Write(LogEntry entry, string? timestampFormat)
    {
        StringBuilder text = new();
        if (timestampFormat is not null)
            text.Append(entry.Time.UtcDateTime.ToString(timestampFormat, CultureInfo.InvariantCulture)).Append(' ');
        text.Append(LogLevelName.Of(entry.Level)).Append(' ').Append(entry.Category);
        if (entry.Event.Id != 0)
            text.Append(CultureInfo.InvariantCulture, $"[{entry.Event.Id}]");
        text.Append(": ");
        string scopes = string.Join(" > ", entry.Scopes.Where(scope => !LogState.IsActivity(scope)).Select(LogState.Scope));
        if (scopes.Length != 0)
            text.Append('[').Append(scopes).Append("] ");
        text.Append(entry.Message);
        string hidden = string.Join(", ", LogState.Hidden(entry.State).Select(pair => $"{pair.Key}={LogText.Of(pair.Value)}"));
        if (hidden.Length != 0)
            text.Append(" {").Append(hidden).Append('}');
        if (entry.Exception is not null)
            text.Append('\n').Append(entry.Exception);
        // What belongs to the entry is told apart from the next entry.
        return LogText.Clean(text.ToString()).Replace("\n", "\n" + Indent, StringComparison.Ordinal);
    }
}
