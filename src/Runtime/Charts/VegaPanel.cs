using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Instrument.Charts;

/// <summary>What the config says of a chart: which definition W&amp;B draws, from which columns, with which texts (docs/wire/media.md §22.2).</summary>
/// <param name="Definition">The id of a preset, or of a chart that was made in W&amp;B.</param>
/// <param name="Fields">The definition's fields, and the columns that fill them.</param>
/// <param name="Texts">The definition's texts.</param>
internal sealed record VegaPanel(
    string Definition, IReadOnlyList<KeyValuePair<string, string?>> Fields, IReadOnlyList<KeyValuePair<string, string>> Texts)
{
    private static readonly JsonWriterOptions JsonOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The entry of the config.</summary>
    /// <param name="tableKey">The key that the chart's table is logged under.</param>
    public string ToJson(string tableKey)
    {
        ArrayBufferWriter<byte> text = new();
        using (Utf8JsonWriter json = new(text, JsonOptions))
            Write(json, tableKey);
        return Encoding.UTF8.GetString(text.WrittenSpan);
    }

    private void Write(Utf8JsonWriter json, string tableKey)
    {
        json.WriteStartObject();
        json.WriteString("panel_type"u8, "Vega2"u8);
        json.WriteStartObject("panel_config"u8);
        json.WriteString("panelDefId"u8, Definition);
        json.WriteStartObject("fieldSettings"u8);
        foreach ((string name, string? column) in Fields)
            json.WriteString(name, column);
        json.WriteEndObject();
        json.WriteStartObject("stringSettings"u8);
        foreach ((string name, string value) in Texts)
            json.WriteString(name, value);
        json.WriteEndObject();
        json.WriteStartObject("transform"u8);
        json.WriteString("name"u8, "tableWithLeafColNames"u8);
        json.WriteEndObject();
        WriteQuery(json, tableKey);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteQuery(Utf8JsonWriter json, string tableKey)
    {
        json.WriteStartObject("userQuery"u8);
        json.WriteStartArray("queryFields"u8);
        json.WriteStartObject();
        json.WriteString("name"u8, "runSets"u8);
        WriteArgument(json, "runSets", "${runSets}");
        json.WriteStartArray("fields"u8);
        foreach (string field in (ReadOnlySpan<string>)["id", "name", "_defaultColorIndex"])
        {
            json.WriteStartObject();
            json.WriteString("name"u8, field);
            WriteNoFields(json);
            json.WriteEndObject();
        }
        json.WriteStartObject();
        json.WriteString("name"u8, "summaryTable"u8);
        WriteArgument(json, "tableKey", tableKey);
        WriteNoFields(json);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteArgument(Utf8JsonWriter json, string name, string value)
    {
        json.WriteStartArray("args"u8);
        json.WriteStartObject();
        json.WriteString("name"u8, name);
        json.WriteString("value"u8, value);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteNoFields(Utf8JsonWriter json)
    {
        json.WriteStartArray("fields"u8);
        json.WriteEndArray();
    }
}
