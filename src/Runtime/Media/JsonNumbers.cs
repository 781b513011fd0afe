using System.Text.Json;
using Instrument.Records;

namespace Instrument.Media;

/// <summary>Writes numbers into values as the rest of the log has them.</summary>
internal static class JsonNumbers
{
    /// <summary>Writes an item of an array with the fewest digits that give it back.</summary>
    /// <param name="json">Is in an array.</param>
    /// <param name="number">Finite.</param>
    public static void WriteNumber(this Utf8JsonWriter json, double number)
    {
        Span<byte> text = stackalloc byte[JsonValue.MaxNumberBytes];
        json.WriteRawValue(text[..JsonValue.Write(number, text)], skipInputValidation: true);
    }

    /// <summary>Writes an array of numbers.</summary>
    /// <param name="json">Is in an object.</param>
    /// <param name="name">The name of the array.</param>
    /// <param name="numbers">Finite numbers.</param>
    public static void WriteNumbers(this Utf8JsonWriter json, ReadOnlySpan<byte> name, ReadOnlySpan<double> numbers)
    {
        json.WriteStartArray(name);
        foreach (double number in numbers)
            json.WriteNumber(number);
        json.WriteEndArray();
    }
}
