using System.Runtime.InteropServices;
using ArmCrc32 = System.Runtime.Intrinsics.Arm.Crc32;

namespace Instrument.TransactionLog;

/// <summary>
/// Computes CRC-32/IEEE, the one of zlib (docs/wire/records.md §1.4), by the fastest way the processor has; any thread may call it.
/// </summary>
internal static class Crc32
{
    /// <summary>Extends the checksum of some bytes (0 for none) by the bytes that follow them.</summary>
    public static uint Append(uint checksum, ReadOnlySpan<byte> bytes)
    {
        uint state = ~checksum;
        if (ArmCrc32.Arm64.IsSupported)
            return ~AppendByInstruction(state, bytes);
        if (Crc32Folding.IsSupported && bytes.Length >= Crc32Folding.MinLength)
            state = Crc32Folding.Append(state, ref bytes);
        return ~Crc32Slicing.Append(state, bytes);
    }

    private static uint AppendByInstruction(uint state, ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (ulong word in words)
            state = ArmCrc32.Arm64.ComputeCrc32(state, word);
        foreach (byte value in bytes[(words.Length * sizeof(ulong))..])
            state = ArmCrc32.ComputeCrc32(state, value);
        return state;
    }
}
