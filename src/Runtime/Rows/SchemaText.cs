using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Instrument.Generated;

namespace Instrument.Rows;

/// <summary>
/// The written form of a schema in a row buffer: length of the rest (4 bytes), number (4), name, field count (4), then per field kind,
/// flags, summary kinds, goal (a byte each), key and axis. Text is a length (4 bytes) and UTF-8.
/// </summary>
internal static class SchemaText
{
    private const byte Optional = 1;
    private const byte Hidden = 2;
    private const byte StepSync = 4;
    private const byte HasAxis = 8;

    // More than any buffer's schema area holds; a larger number can only be damage.
    private const int MaxSchemaId = 1 << 20;

    /// <summary>Writes a schema.</summary>
    public static byte[] Write(MetricSchema schema)
    {
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream);
        writer.Write(0);
        writer.Write(schema.Id);
        WriteText(writer, schema.Name);
        writer.Write(schema.Fields.Length);
        foreach (MetricField field in schema.Fields)
        {
            writer.Write((byte)field.Kind);
            writer.Write((byte)((field.Optional ? Optional : 0) | (field.Hidden ? Hidden : 0) | (field.StepSync ? StepSync : 0) | (field.Axis is null ? 0 : HasAxis)));
            writer.Write((byte)field.Summary);
            writer.Write((byte)field.Goal);
            WriteText(writer, field.Key);
            WriteText(writer, field.Axis ?? "");
        }
        byte[] bytes = stream.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(bytes, bytes.Length - sizeof(int));
        return bytes;
    }

    /// <summary>Reads the schema at the start of <paramref name="text"/> and moves behind it.</summary>
    /// <returns>False if it is damaged.</returns>
    public static bool TryRead(ref ReadOnlySpan<byte> text, out int id, [NotNullWhen(true)] out MetricSchema? schema)
    {
        id = 0;
        schema = null;
        if (!TryReadInt(ref text, out int length) || length > text.Length)
            return false;
        ReadOnlySpan<byte> body = text[..length];
        if (!TryReadInt(ref body, out id) || id is <= 0 or > MaxSchemaId || !TryReadText(ref body, out string? name) || name.Length == 0 || !TryReadInt(ref body, out int count))
            return false;
        List<MetricField> fields = [];
        while (fields.Count < count)
        {
            if (!TryReadField(ref body, out MetricField? field))
                return false;
            fields.Add(field);
        }
        schema = new MetricSchema(name, [.. fields]);
        text = text[length..];
        return true;
    }

    private static bool TryReadField(ref ReadOnlySpan<byte> body, [NotNullWhen(true)] out MetricField? field)
    {
        field = null;
        if (body.Length < 4)
            return false;
        (byte kind, byte flags, byte summary, byte goal) = (body[0], body[1], body[2], body[3]);
        body = body[4..];
        if (!Enum.IsDefined((MetricKind)kind) || !TryReadText(ref body, out string? key) || key.Length == 0 || !TryReadText(ref body, out string? axis))
            return false;
        field = new MetricField(key, (MetricKind)kind, (flags & Optional) != 0)
        {
            Hidden = (flags & Hidden) != 0,
            StepSync = (flags & StepSync) != 0,
            Axis = (flags & HasAxis) != 0 ? axis : null,
            Summary = (MetricSummary)summary,
            Goal = (MetricGoal)goal,
        };
        return true;
    }

    private static void WriteText(BinaryWriter writer, string text)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        writer.Write(utf8.Length);
        writer.Write(utf8);
    }

    private static bool TryReadInt(ref ReadOnlySpan<byte> text, out int value)
    {
        if (!BinaryPrimitives.TryReadInt32LittleEndian(text, out value) || value < 0)
            return false;
        text = text[sizeof(int)..];
        return true;
    }

    private static bool TryReadText(ref ReadOnlySpan<byte> text, [NotNullWhen(true)] out string? value)
    {
        value = null;
        if (!TryReadInt(ref text, out int length) || length > text.Length)
            return false;
        value = Encoding.UTF8.GetString(text[..length]);
        text = text[length..];
        return true;
    }
}
