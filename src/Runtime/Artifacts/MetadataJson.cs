using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Instrument.Configs;
using Instrument.Generated;
using Instrument.Rows;

namespace Instrument.Artifacts;

/// <summary>Writes metadata of artifacts: a JSON object without NaN, which becomes null, and without infinities (docs/wire/artifacts.md §2.3).</summary>
internal static class MetadataJson
{
    /// <summary>The most keys that W&amp;B takes.</summary>
    public const int MaxKeys = 100;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text of a config; <see langword="null"/> if it has no members.</summary>
    /// <exception cref="ArgumentException">It has too many keys, or an infinity.</exception>
    public static string? Of(IWandbConfig config)
    {
        ArrayBufferWriter<byte> output = new();
        using ConfigWriter writer = new(output);
        config.WriteConfig(writer);
        writer.Complete();
        return Clean(output.WrittenSpan);
    }

    /// <summary>The text of values by key; <see langword="null"/> if there are none.</summary>
    /// <exception cref="ArgumentException">There are too many keys, an infinity, or a value that cannot be metadata.</exception>
    public static string? Of(IEnumerable<KeyValuePair<string, object?>> values) => Clean(Encoding.UTF8.GetBytes(DynamicJson.Write("metadata", values)));

    private static string? Clean(ReadOnlySpan<byte> text)
    {
        using JsonDocument document = ConfigJson.Parse(text);
        int keys = document.RootElement.GetPropertyCount();
        if (keys == 0)
            return null;
        if (keys > MaxKeys)
            throw new ArgumentException($"The metadata of an artifact has at most {MaxKeys} keys, this one has {keys}; nest some of them.");
        ArrayBufferWriter<byte> output = new(text.Length);
        using (Utf8JsonWriter json = new(output, Options))
            Write(json, document.RootElement, "");
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, JsonElement value, string path)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                foreach (JsonProperty member in value.EnumerateObject())
                {
                    json.WritePropertyName(member.Name);
                    Write(json, member.Value, $"{path}.{member.Name}");
                }
                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (JsonElement item in value.EnumerateArray())
                    Write(json, item, path);
                json.WriteEndArray();
                break;
            case JsonValueKind.String when value.GetString()! is var text && ConfigJson.Token(text) is var token && !ReferenceEquals(text, token):
                if (token != "NaN")
                    throw new ArgumentException($"The metadata at '{path.TrimStart('.')}' is {token}, which W&B does not take there.");
                json.WriteNullValue();
                break;
            default:
                value.WriteTo(json);
                break;
        }
    }
}
