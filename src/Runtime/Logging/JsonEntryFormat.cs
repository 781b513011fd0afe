using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Instrument.Logging;

/// <summary>Writes a log entry as a JSON object in one line.</summary>
internal static class JsonEntryFormat
{
    // The line is shown as text, not as a part of a page.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text.</summary>
    public static string Write(LogEntry entry)
    {
        ArrayBufferWriter<byte> output = new();
        using Utf8JsonWriter json = new(output, Options);
        json.WriteStartObject();
        json.WriteString("time"u8, entry.Time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture));
        json.WriteString("level"u8, entry.Level.ToString().ToLowerInvariant());
        json.WriteString("category"u8, entry.Category);
        if (entry.Event.Id != 0)
            json.WriteNumber("event"u8, entry.Event.Id);
        json.WriteString("message"u8, Limit(entry.Message));
        WriteValues(json, "state"u8, LogState.Values(entry.State));
        if (entry.Scopes.Count != 0)
            WriteScopes(json, entry.Scopes);
        if (entry.Exception is not null)
            json.WriteString("exception"u8, Limit(entry.Exception.ToString()));
        json.WriteEndObject();
        json.Flush();
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static void WriteScopes(Utf8JsonWriter json, IReadOnlyList<object?> scopes)
    {
        json.WriteStartArray("scopes"u8);
        foreach (object? scope in scopes)
            json.WriteStringValue(Limit(LogState.Scope(scope)));
        json.WriteEndArray();
    }

    private static void WriteValues(Utf8JsonWriter json, ReadOnlySpan<byte> name, IEnumerable<KeyValuePair<string, object?>> values)
    {
        bool isOpen = false;
        // Of a name that occurs twice both are written; the last one counts, as everywhere in JSON.
        foreach ((string key, object? value) in values)
        {
            if (!isOpen)
                json.WriteStartObject(name);
            isOpen = true;
            json.WritePropertyName(key);
            WriteValue(json, value);
        }
        if (isOpen)
            json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case bool x: json.WriteBooleanValue(x); break;
            case sbyte or byte or short or ushort or int or uint or long: json.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture)); break;
            case ulong x: json.WriteNumberValue(x); break;
            case decimal x: json.WriteNumberValue(x); break;
            case float x when float.IsFinite(x): json.WriteNumberValue(x); break;
            case double x when double.IsFinite(x): json.WriteNumberValue(x); break;
            default: json.WriteStringValue(Limit(LogText.Of(value))); break;
        }
    }

    // A text that is cut here leaves sound JSON behind; one that is cut later does not.
    private static string Limit(string text) => text.Length > LogText.MaxLength ? text[..LogText.MaxLength] + "…" : text;
}
