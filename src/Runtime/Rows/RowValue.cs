using Instrument.Generated;

namespace Instrument.Rows;

/// <summary>One value of a row, in the form in which the row holds it.</summary>
/// <param name="kind">The form.</param>
/// <param name="low">The value's first 8 bytes.</param>
/// <param name="high">The next 8 bytes of the 16-byte kinds, of histograms and of media.</param>
/// <param name="text">UTF-8 of <see cref="MetricKind.String"/> and <see cref="MetricKind.Json"/>, counts of <see cref="MetricKind.Histogram"/>.</param>
internal readonly ref struct RowValue(MetricKind kind, ulong low, ulong high, ReadOnlySpan<byte> text)
{
    public readonly MetricKind Kind = kind;
    public readonly ulong Low = low;
    public readonly ulong High = high;
    public readonly ReadOnlySpan<byte> Text = text;

    /// <summary>The value as a number, if it is one.</summary>
    public bool TryGetNumber(out double number)
    {
        switch (Kind)
        {
            case MetricKind.Double: number = BitConverter.UInt64BitsToDouble(Low); return true;
            case MetricKind.Single: number = BitConverter.UInt32BitsToSingle((uint)Low); return true;
            case MetricKind.Half: number = (double)BitConverter.UInt16BitsToHalf((ushort)Low); return true;
            case MetricKind.Int64: number = (long)Low; return true;
            case MetricKind.UInt64: number = Low; return true;
            case MetricKind.Decimal: number = (double)ToDecimal(Low, High); return true;
            case MetricKind.Int128: number = (double)new Int128(High, Low); return true;
            case MetricKind.UInt128: number = (double)new UInt128(High, Low); return true;
            default: number = 0; return false;
        }
    }

    /// <summary>A <see cref="decimal"/> from the 16 bytes in which rows hold it.</summary>
    public static decimal ToDecimal(ulong low, ulong high)
    {
        ReadOnlySpan<ulong> words = [low, high];
        return System.Runtime.InteropServices.MemoryMarshal.Read<decimal>(System.Runtime.InteropServices.MemoryMarshal.AsBytes(words));
    }
}
