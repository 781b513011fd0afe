using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Instrument.TransactionLog;

/// <summary>CRC-32/IEEE by carry-less multiplication, 64 bytes at a time, on x86 processors that have it.</summary>
/// <remarks>
/// The method and its constants: Gopal and others, "Fast CRC Computation for Generic Polynomials Using PCLMULQDQ Instruction",
/// Intel 2009, for the reflected polynomial. Works on the register itself, as <see cref="Crc32Slicing"/> does.
/// </remarks>
internal static class Crc32Folding
{
    public const int MinLength = 16;

    public static bool IsSupported => Pclmulqdq.IsSupported && Sse41.IsSupported;

    /// <summary>Takes all whole 16-byte parts off <paramref name="bytes"/>, which holds at least one.</summary>
    public static uint Append(uint state, ref ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<Vector128<ulong>> parts = MemoryMarshal.Cast<byte, Vector128<ulong>>(bytes);
        bytes = bytes[(parts.Length * MinLength)..];

        Vector128<ulong> a = parts[0] ^ Vector128.CreateScalar(state).AsUInt64();
        int next = 1;
        if (parts.Length >= 8)
        {
            // Four independent lanes, each moved by 512 bits, hide the latency of the multiplication.
            Vector128<ulong> by512 = Vector128.Create(0x1_5444_2BD4UL, 0x1_C6E4_1596UL);
            Vector128<ulong> b = parts[1];
            Vector128<ulong> c = parts[2];
            Vector128<ulong> d = parts[3];
            for (next = 4; next + 4 <= parts.Length; next += 4)
            {
                a = Fold(a, by512, parts[next]);
                b = Fold(b, by512, parts[next + 1]);
                c = Fold(c, by512, parts[next + 2]);
                d = Fold(d, by512, parts[next + 3]);
            }
            a = FoldBy128(FoldBy128(FoldBy128(a, b), c), d);
        }
        for (; next < parts.Length; next++)
            a = FoldBy128(a, parts[next]);
        return Reduce(a);
    }

    private static Vector128<ulong> By128 => Vector128.Create(0x1_7519_97D0UL, 0x0_CCAA_009EUL);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ulong> FoldBy128(Vector128<ulong> value, Vector128<ulong> next) => Fold(value, By128, next);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ulong> Fold(Vector128<ulong> value, Vector128<ulong> distance, Vector128<ulong> next) =>
        Pclmulqdq.CarrylessMultiply(value, distance, 0x00) ^ Pclmulqdq.CarrylessMultiply(value, distance, 0x11) ^ next;

    private static uint Reduce(Vector128<ulong> value)
    {
        Vector128<ulong> low32 = Vector128.Create(0x0000_0000_FFFF_FFFFUL);
        value = Sse2.ShiftRightLogical128BitLane(value, 8) ^ Pclmulqdq.CarrylessMultiply(value, By128, 0x10);
        Vector128<ulong> by64 = Vector128.CreateScalar(0x1_63CD_6124UL);
        value = Sse2.ShiftRightLogical128BitLane(value, 4) ^ Pclmulqdq.CarrylessMultiply(value & low32, by64, 0x00);

        // Barrett reduction: the polynomial and its inverse.
        Vector128<ulong> barrett = Vector128.Create(0x1_DB71_0641UL, 0x1_F701_1641UL);
        Vector128<ulong> quotient = Pclmulqdq.CarrylessMultiply(value & low32, barrett, 0x10) & low32;
        return (value ^ Pclmulqdq.CarrylessMultiply(quotient, barrett, 0x00)).AsUInt32().GetElement(1);
    }
}
