using System.Runtime.InteropServices;
using System.Text;
using Instrument.Generated;
using Instrument.Records;
using Instrument.Rows;

namespace Instrument.Runtime.Tests.Records;

/// <summary>The JSON of numbers as rows hold them.</summary>
internal static class JsonNumber
{
    public static string Of(double value) => Of(MetricKind.Double, BitConverter.DoubleToUInt64Bits(value));

    public static string Of(float value) => Of(MetricKind.Single, BitConverter.SingleToUInt32Bits(value));

    public static string Of(Half value) => Of(MetricKind.Half, BitConverter.HalfToUInt16Bits(value));

    public static string Of(decimal value) => Wide(MetricKind.Decimal, value);

    public static string Of(Int128 value) => Wide(MetricKind.Int128, value);

    public static string Of(UInt128 value) => Wide(MetricKind.UInt128, value);

    public static string Of(MetricKind kind, ulong low, ulong high = 0)
    {
        Span<byte> text = stackalloc byte[JsonValue.MaxNumberBytes];
        int length = JsonValue.WriteScalar(new RowValue(kind, low, high, default), text);
        return Encoding.UTF8.GetString(text[..length]);
    }

    private static string Wide<T>(MetricKind kind, T value) where T : unmanaged
    {
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<T, ulong>(new ReadOnlySpan<T>(in value));
        return Of(kind, words[0], words[1]);
    }
}
