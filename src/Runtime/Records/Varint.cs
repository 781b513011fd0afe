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
}
