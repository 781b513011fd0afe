using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Instrument.Reading;

namespace Instrument.Tool.Export;

/// <summary>A JSON array of rows, one a line. NaN and the infinities, for which JSON has no number, are strings.</summary>
internal sealed class JsonExporter(TextWriter output, IReadOnlyList<string> keys) : IRowExporter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> _line = new();
    private bool _hasRows;

    /// <inheritdoc/>
    public void Begin() => output.Write('[');

    /// <inheritdoc/>
    public void Write(HistoryRow row)
    {
        _line.ResetWrittenCount();
        using (Utf8JsonWriter json = new(_line, Options))
        {
            json.WriteStartObject();
            foreach (string key in keys)
            {
                if (key == ExportService.Step)
                {
                    json.WriteNumber(key, row.Step);
                }
                else if (row.TryGetJson(key, out JsonElement value))
                {
                    json.WritePropertyName(key);
                    value.WriteTo(json);
                }
            }
            json.WriteEndObject();
        }
        output.Write(_hasRows ? ",\n" : "\n");
        output.Write(Encoding.UTF8.GetString(_line.WrittenSpan));
        _hasRows = true;
    }

    /// <inheritdoc/>
    public void End() => output.Write("\n]\n");
}
