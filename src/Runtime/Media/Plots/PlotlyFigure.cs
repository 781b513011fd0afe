using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Instrument.Media.Plots;

/// <summary>Checks figures of Plotly and writes their files: compact, with a layout (docs/wire/media.md §15).</summary>
internal static class PlotlyFigure
{
    private const int MaxDepth = 500;
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = MaxDepth };

    /// <summary>The file of a figure that is given as text.</summary>
    /// <exception cref="ArgumentException">The text is no JSON, or no figure.</exception>
    public static MediaContent Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = MaxDepth });
            return Encode(document.RootElement);
        }
        catch (JsonException exception)
        {
            throw new ArgumentException($"The text is no JSON, so no figure of Plotly either: {exception.Message}", nameof(json), exception);
        }
    }

    /// <summary>The file of a figure.</summary>
    /// <exception cref="ArgumentException">The element is no figure.</exception>
    public static MediaContent Encode(JsonElement figure)
    {
        if (figure.ValueKind != JsonValueKind.Object)
            throw new ArgumentException($"A figure of Plotly is an object with an array 'data', not {Name(figure)}.", nameof(figure));
        ThrowIfOther(figure, "data", JsonValueKind.Array, isNeeded: true);
        ThrowIfOther(figure, "layout", JsonValueKind.Object, isNeeded: false);
        ThrowIfOther(figure, "frames", JsonValueKind.Array, isNeeded: false);
        ArrayBufferWriter<byte> text = new();
        using (Utf8JsonWriter json = new(text, Compact))
            Write(json, figure);
        return MediaContent.FromMemory(text.WrittenMemory);
    }

    private static void Write(Utf8JsonWriter json, JsonElement figure)
    {
        json.WriteStartObject();
        foreach (JsonProperty member in figure.EnumerateObject())
            member.WriteTo(json);
        if (!figure.TryGetProperty("layout", out _))
        {
            json.WriteStartObject("layout"u8);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void ThrowIfOther(JsonElement figure, string name, JsonValueKind kind, bool isNeeded)
    {
        bool isThere = figure.TryGetProperty(name, out JsonElement member);
        if (isThere ? member.ValueKind == kind : !isNeeded)
            return;
        throw new ArgumentException(
            $"The member '{name}' of a figure of Plotly is an {(kind == JsonValueKind.Array ? "array" : "object")}, but {(isThere ? $"is {Name(member)}" : "is missing")}; give the whole figure as Plotly writes it.",
            nameof(figure));
    }

    private static string Name(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Undefined => "an element without a value",
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "a flag",
    };
}
