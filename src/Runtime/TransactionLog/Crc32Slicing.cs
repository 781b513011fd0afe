using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Instrument.TransactionLog;

/// <summary>CRC-32/IEEE with tables, 16 bytes at a time: for processors without special instructions, and for short rests.</summary>
/// <remarks>Works on the register itself; inverting it before and after is the caller's part.</remarks>
internal static class Crc32Slicing
{
    private const int Slices = 16;

    private static readonly uint[] Tables = BuildTables();

    public static uint Append(uint state, ReadOnlySpan<byte> bytes)
    {
        ref uint tables = ref MemoryMarshal.GetArrayDataReference(Tables);
        while (bytes.Length >= Slices)
        {
            uint a = BinaryPrimitives.ReadUInt32LittleEndian(bytes) ^ state;
            uint b = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            uint c = BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]);
            uint d = BinaryPrimitives.ReadUInt32LittleEndian(bytes[12..]);
            state = Slice(ref tables, 12, a) ^ Slice(ref tables, 8, b) ^ Slice(ref tables, 4, c) ^ Slice(ref tables, 0, d);
            bytes = bytes[Slices..];
        }
        foreach (byte value in bytes)
            state = (state >> 8) ^ At(ref tables, 0, (byte)(state ^ value));
        return state;
    }

    // The first byte of a word has the most bytes after it, so it uses the highest of the word's four tables.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Slice(ref uint tables, int table, uint word) =>
        At(ref tables, table + 3, (byte)word)
        ^ At(ref tables, table + 2, (byte)(word >> 8))
        ^ At(ref tables, table + 1, (byte)(word >> 16))
        ^ At(ref tables, table, (byte)(word >> 24));

    // In range by construction: a table below 16 and a byte.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint At(ref uint tables, int table, byte index) => Unsafe.Add(ref tables, (table << 8) + index);

    private static uint[] BuildTables()
    {
        var tables = new uint[Slices * 256];
        for (uint index = 0; index < 256; index++)
        {
            uint value = index;
            for (int bit = 0; bit < 8; bit++)
                value = (value >> 1) ^ (0xEDB88320u & (0u - (value & 1)));
            tables[index] = value;
        }
        for (int index = 256; index < tables.Length; index++)
        {
            uint previous = tables[index - 256];
            tables[index] = (previous >> 8) ^ tables[(byte)previous];
        }
        return tables;
    }
}
