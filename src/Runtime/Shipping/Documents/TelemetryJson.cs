using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Google.Protobuf;
using Instrument.Records;

namespace Instrument.Shipping.Documents;

/// <summary>
/// Writes telemetry as the config has it: an object by field number, where a message of flags is the list of those that are set
/// (docs/wire/records.md §5.8). Flags that are newer than this client are passed on.
/// </summary>
internal static class TelemetryJson
{
    /// <summary>The object.</summary>
    public static string Write(TelemetryRecord telemetry)
    {
        ArrayBufferWriter<byte> output = new();
        using (Utf8JsonWriter json = new(output))
        {
            json.WriteStartObject();
            WireReader fields = new(telemetry.ToByteArray());
            while (fields.Read())
            {
                if (fields.HasBytes)
                    WriteField(json, fields.Field, fields.Bytes);
            }
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static void WriteField(Utf8JsonWriter json, int field, ReadOnlySpan<byte> bytes)
    {
        switch (field)
        {
            case TelemetryRecord.ImportsInitFieldNumber:
            case TelemetryRecord.ImportsFinishFieldNumber:
            case TelemetryRecord.FeatureFieldNumber:
            case TelemetryRecord.EnvFieldNumber:
            case TelemetryRecord.DeprecatedFieldNumber:
                WriteFlags(json, field, bytes);
                break;
            case TelemetryRecord.LabelFieldNumber:
                WriteLabels(json, field, bytes);
                break;
            case TelemetryRecord.PythonVersionFieldNumber:
            case TelemetryRecord.CliVersionFieldNumber:
            case TelemetryRecord.HuggingfaceVersionFieldNumber:
            case TelemetryRecord.CoreVersionFieldNumber:
            case TelemetryRecord.PlatformFieldNumber:
                json.WriteString(Name(field), bytes);
                break;
        }
    }

    private static void WriteFlags(Utf8JsonWriter json, int field, ReadOnlySpan<byte> message)
    {
        json.WriteStartArray(Name(field));
        WireReader flags = new(message);
        while (flags.Read())
        {
            if (flags is { HasBytes: false, Number: not 0 })
                json.WriteNumberValue(flags.Field);
        }
        json.WriteEndArray();
    }

    private static void WriteLabels(Utf8JsonWriter json, int field, ReadOnlySpan<byte> message)
    {
        json.WriteStartObject(Name(field));
        WireReader labels = new(message);
        while (labels.Read())
        {
            if (labels is { HasBytes: true, Field: <= Labels.CodeVersionFieldNumber })
                json.WriteString(Name(labels.Field), labels.Bytes);
        }
        json.WriteEndObject();
    }

    private static string Name(int field) => field.ToString(CultureInfo.InvariantCulture);
}
