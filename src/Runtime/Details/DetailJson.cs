using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Instrument.Generated;
using Instrument.Rows;

namespace Instrument.Details;

/// <summary>
/// Writes values that are put into a run's config or summary as JSON. Other than in a row, NaN and infinities become <c>null</c>, enums their
/// names, and times ISO 8601 text (docs/wire/sdk-surface.md §4.3, §4.4).
/// </summary>
internal static class DetailJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>The JSON of a value.</summary>
    /// <param name="key">Its key, for messages.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentException">The value's type has no JSON.</exception>
    public static string Write(string key, object? value)
    {
        ArrayBufferWriter<byte> output = new();
        using (Utf8JsonWriter json = new(output, Options))
            Write(json, key, value, depth: 0);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, string key, object? value, int depth)
    {
        DynamicJson.ThrowIfTooDeep(key, depth);
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case string x: json.WriteStringValue(x); break;
            case bool x: json.WriteBooleanValue(x); break;
            case char or Guid or Uri or Enum: json.WriteStringValue(value.ToString()); break;
            case double x when !double.IsFinite(x): json.WriteNullValue(); break;
            case float x when !float.IsFinite(x): json.WriteNullValue(); break;
            case Half x when !Half.IsFinite(x): json.WriteNullValue(); break;
            case TimeSpan x: json.WriteNumberValue(x.TotalSeconds); break;
            case DateTime x: json.WriteStringValue(x.ToString("O", CultureInfo.InvariantCulture)); break;
            case DateTimeOffset x: json.WriteStringValue(x.ToString("O", CultureInfo.InvariantCulture)); break;
            case DateOnly x: json.WriteStringValue(x.ToString("O", CultureInfo.InvariantCulture)); break;
            case WandbValue:
                throw new ArgumentException($"The value of '{key}' is a {value.GetType().Name}, which has a place of its own in a row or in the summary, and none in the config or inside another value; use run.Log or run.Summary.SetNested.", nameof(value));
            case IWandbConfig x: WriteConfig(json, x); break;
            case JsonElement { ValueKind: JsonValueKind.Undefined }:
                throw new ArgumentException($"The value of '{key}' is a JsonElement without a value.", nameof(value));
            case JsonElement x: x.WriteTo(json); break;
            case IEnumerable<KeyValuePair<string, object?>> x: WriteObject(json, key, x, depth); break;
            case IDictionary x: WriteObject(json, key, DynamicJson.Members(key, x), depth); break;
            case IEnumerable x: WriteList(json, key, x, depth); break;
            case IFormattable x when DynamicJson.IsNumber(x): json.WriteRawValue(x.ToString(null, CultureInfo.InvariantCulture), skipInputValidation: true); break;
            default: throw DynamicJson.NotSupported(key, value);
        }
    }

    private static void WriteList(Utf8JsonWriter json, string key, IEnumerable items, int depth)
    {
        json.WriteStartArray();
        foreach (object? item in items)
            Write(json, key, item, depth + 1);
        json.WriteEndArray();
    }

    private static void WriteObject(Utf8JsonWriter json, string key, IEnumerable<KeyValuePair<string, object?>> members, int depth)
    {
        json.WriteStartObject();
        foreach ((string name, object? member) in members)
        {
            json.WritePropertyName(name);
            Write(json, key, member, depth + 1);
        }
        json.WriteEndObject();
    }

    private static void WriteConfig(Utf8JsonWriter json, IWandbConfig config)
    {
        json.WriteStartObject();
        foreach (Records.ConfigItem item in Settings.ConfigItems.Of(config))
        {
            json.WritePropertyName(item.Key);
            json.WriteRawValue(item.ValueJson, skipInputValidation: true);
        }
        json.WriteEndObject();
    }
}
