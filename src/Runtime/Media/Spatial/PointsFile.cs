using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Instrument.Media.Spatial;

/// <summary>Makes the JSON of point clouds and scenes (<c>.pts.json</c>, docs/wire/media.md §13).</summary>
internal static class PointsFile
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The file of a cloud.</summary>
    /// <param name="points">Rows of <paramref name="columns"/> numbers.</param>
    /// <param name="columns">3, 4 or 6.</param>
    public static MediaContent Cloud<T>(ReadOnlySpan<T> points, int columns) where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArrayBufferWriter<byte> text = new(Capacity(points.Length));
        using (Utf8JsonWriter json = new(text, Options))
            WritePoints(json, points, columns);
        return MediaContent.FromMemory(text.WrittenMemory);
    }

    /// <summary>The file of a scene.</summary>
    /// <param name="points">Rows of <paramref name="columns"/> numbers; there may be none.</param>
    /// <param name="columns">3, 4 or 6.</param>
    /// <param name="boxes">The boxes.</param>
    /// <param name="vectors">The arrows.</param>
    public static MediaContent Scene<T>(ReadOnlySpan<T> points, int columns, IEnumerable<Box3D> boxes, IEnumerable<Vector3D> vectors)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArrayBufferWriter<byte> text = new(Capacity(points.Length));
        using (Utf8JsonWriter json = new(text, Options))
        {
            json.WriteStartObject();
            json.WriteString("type"u8, "lidar/beta"u8);
            json.WriteStartArray("vectors"u8);
            foreach (Vector3D vector in vectors)
                WriteVector(json, vector);
            json.WriteEndArray();
            json.WritePropertyName("points"u8);
            WritePoints(json, points, columns);
            json.WriteStartArray("boxes"u8);
            foreach (Box3D box in boxes)
                WriteBox(json, box);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return MediaContent.FromMemory(text.WrittenMemory);
    }

    // A first guess of the length of the text.
    private static int Capacity(int numbers) => (int)Math.Min(256 + ((long)numbers * 8), 1 << 26);

    private static void WritePoints<T>(Utf8JsonWriter json, ReadOnlySpan<T> points, int columns) where T : unmanaged, IFloatingPointIeee754<T>
    {
        json.WriteStartArray();
        for (int row = 0; row < points.Length; row += columns)
        {
            json.WriteStartArray();
            foreach (T number in points.Slice(row, columns))
                WriteCoordinate(json, number);
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }

    // With the point that the official client writes for every floating number.
    private static void WriteCoordinate<T>(Utf8JsonWriter json, T number) where T : unmanaged, IFloatingPointIeee754<T>
    {
        Span<byte> text = stackalloc byte[40];
        number.TryFormat(text, out int length, default, CultureInfo.InvariantCulture);
        if (text[..length].IndexOfAny((byte)'.', (byte)'E') < 0)
        {
            ".0"u8.CopyTo(text[length..]);
            length += 2;
        }
        json.WriteRawValue(text[..length], skipInputValidation: true);
    }

    private static void WriteVector(Utf8JsonWriter json, Vector3D vector)
    {
        json.WriteStartObject();
        json.WritePropertyName("start"u8);
        WritePoint(json, vector.Start);
        json.WritePropertyName("end"u8);
        WritePoint(json, vector.End);
        if (vector.Color is { } color)
            WriteColor(json, color);
        json.WriteEndObject();
    }

    private static void WriteBox(Utf8JsonWriter json, Box3D box)
    {
        json.WriteStartObject();
        json.WriteStartArray("corners"u8);
        foreach (Point3D corner in box.Corners)
            WritePoint(json, corner);
        json.WriteEndArray();
        if (box.Label is not null)
            json.WriteString("label"u8, box.Label);
        WriteColor(json, box.Color);
        if (box.Score is { } score)
        {
            json.WritePropertyName("score"u8);
            json.WriteNumber(score);
        }
        json.WriteEndObject();
    }

    private static void WritePoint(Utf8JsonWriter json, Point3D point)
    {
        json.WriteStartArray();
        json.WriteNumber(point.X);
        json.WriteNumber(point.Y);
        json.WriteNumber(point.Z);
        json.WriteEndArray();
    }

    private static void WriteColor(Utf8JsonWriter json, RgbColor color)
    {
        json.WriteStartArray("color"u8);
        json.WriteNumberValue(color.Red);
        json.WriteNumberValue(color.Green);
        json.WriteNumberValue(color.Blue);
        json.WriteEndArray();
    }
}
