using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Instrument.Rows;

/// <summary>Writes lists and JSON elements that are logged by key as JSON, in W&amp;B's dialect: NaN and infinities are bare tokens.</summary>
internal static class DynamicJson
{
    private const int MaxDepth = 500;
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>The JSON text of a list or a JSON element.</summary>
    /// <param name="key">The metric's name, for messages.</param>
    /// <param name="value">The list or element.</param>
    /// <param name="depth">How many dictionaries the value lies in.</param>
    /// <exception cref="ArgumentException">An element's type cannot be logged.</exception>
    public static string Write(string key, object value, int depth = 0)
    {
        ArrayBufferWriter<byte> output = new();
        using (Utf8JsonWriter json = new(output, Options))
            WriteValue(json, key, value, depth);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    /// <summary>The error for a value that is no metric.</summary>
    public static ArgumentException NotSupported(string key, object value) => new(
        $"The value of '{key}' has the type '{value.GetType()}', which cannot be logged; log numbers, flags, text, enums, or lists and dictionaries of these.",
        nameof(value));

    /// <summary>The members of a dictionary whose keys are text.</summary>
    /// <exception cref="ArgumentException">A key is something else.</exception>
    public static IEnumerable<KeyValuePair<string, object?>> Members(string key, IDictionary value)
    {
        foreach (DictionaryEntry member in value)
        {
            if (member.Key is not string name)
                throw new ArgumentException($"The dictionary at '{key}' has the key '{member.Key}' of the type '{member.Key.GetType()}'; only text can be a key.", nameof(value));
            yield return KeyValuePair.Create(name, member.Value);
        }
    }

    /// <summary>Throws for a value that W&amp;B refuses because of its depth (docs/wire/records.md §6.1). A value that holds itself ends here too.</summary>
    public static void ThrowIfTooDeep(string key, int depth)
    {
        if (depth > MaxDepth)
            throw new ArgumentException($"The value of '{key}' is nested deeper than {MaxDepth} levels, which W&B refuses.");
    }

    private static void WriteValue(Utf8JsonWriter json, string key, object? value, int depth)
    {
        ThrowIfTooDeep(key, depth);
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case string x: json.WriteStringValue(x); break;
            case char x: json.WriteStringValue(x.ToString()); break;
            case bool x: json.WriteBooleanValue(x); break;
            case Enum x: WriteValue(json, key, Convert.ChangeType(x, x.GetTypeCode(), CultureInfo.InvariantCulture), depth); break;
            case IFormattable x when IsNumber(x): json.WriteRawValue(x.ToString(null, CultureInfo.InvariantCulture), skipInputValidation: true); break;
            case JsonElement { ValueKind: JsonValueKind.Undefined }:
                throw new ArgumentException($"The value of '{key}' is a JsonElement without a value, which cannot be logged.", nameof(value));
            case JsonElement x: x.WriteTo(json); break;
            case IEnumerable<KeyValuePair<string, object?>> x: WriteObject(json, key, x, depth); break;
            case IDictionary x: WriteObject(json, key, Members(key, x), depth); break;
            case IEnumerable x:
                json.WriteStartArray();
                foreach (object? item in x)
                    WriteValue(json, key, item, depth + 1);
                json.WriteEndArray();
                break;
            default: throw NotSupported(key, value);
        }
    }

    private static void WriteObject(Utf8JsonWriter json, string key, IEnumerable<KeyValuePair<string, object?>> members, int depth)
    {
        json.WriteStartObject();
        foreach ((string name, object? member) in members)
        {
            json.WritePropertyName(name);
            WriteValue(json, key, member, depth + 1);
        }
        json.WriteEndObject();
    }

    /// <summary>Whether a value is of one of the types that are numbers in JSON.</summary>
    public static bool IsNumber(object value) => value
        is double or float or Half or decimal or sbyte or byte or short or ushort or int or uint or long or ulong or nint or nuint or Int128 or UInt128;
}
