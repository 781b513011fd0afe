using System.Numerics;
using System.Runtime.CompilerServices;

namespace Instrument.Records;

/// <summary>Protobuf's variable-length integers: seven bits a byte, the lowest first.</summary>
internal static class Varint
{
    /// <summary>Bytes of the longest one.</summary>
    public const int MaxBytes = 10;

    /// <summary>Writes <paramref name="value"/> and returns its length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Write(ulong value, Span<byte> destination)
    {
        int length = 0;
        while (value >= 0x80)
        {
            destination[length++] = (byte)(value | 0x80);
            value >>= 7;
        }
        destination[length++] = (byte)value;
        return length;
    }

    /// <summary>Bytes that <paramref name="value"/> takes.</summary>
    public static int Size(ulong value) => BitOperations.Log2(value | 1) / 7 + 1;

    /// <summary>Reads one.</summary>
    /// <param name="source">The bytes.</param>
    /// <param name="position">Where it starts; afterwards, where it ends.</param>
    /// <param name="value">The number.</param>
    /// <returns>False if the bytes end inside it, or it is too long.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryRead(ReadOnlySpan<byte> source, ref int position, out ulong value)
    {
        if ((uint)position < (uint)source.Length && source[position] < 0x80)
        {
            value = source[position++];
            return true;
        }
        return TryReadLong(source, ref position, out value);
    }

    private static bool TryReadLong(ReadOnlySpan<byte> source, ref int position, out ulong value)
    {
        value = 0;
        for (int shift = 0; shift < 7 * MaxBytes && position < source.Length; shift += 7)
        {
            byte next = source[position++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return true;
        }
        return false;
    }
}
