namespace Instrument.TransactionLog;

/// <summary>The constants of the `.wandb` file format (docs/wire/records.md §1.1–§1.3).</summary>
internal static class LogFormat
{
    public const int BlockSize = 32768;

    public const int FileHeaderLength = 7;

    public const int ChunkHeaderLength = 7;

    /// <summary>Most payload bytes of a chunk that starts a block.</summary>
    public const int MaxChunkPayload = BlockSize - ChunkHeaderLength;

    /// <summary>`:W&amp;B`, 0xBEE1, version 0. It lies inside the first block and has no checksum.</summary>
    public static ReadOnlySpan<byte> FileHeader => [0x3A, 0x57, 0x26, 0x42, 0xE1, 0xBE, 0x00];

    /// <summary>How many bytes are left in the block that holds <paramref name="offset"/>: 1 to <see cref="BlockSize"/>.</summary>
    public static int LeftInBlock(long offset) => BlockSize - (int)(offset & (BlockSize - 1));

    public static long BlockStart(long offset) => offset & ~(long)(BlockSize - 1);

    /// <summary>The checksum of a chunk: the type byte, then the payload (docs/wire/records.md §1.4).</summary>
    public static uint Checksum(ChunkType type, ReadOnlySpan<byte> payload)
    {
        // The checksum of the type byte alone is a constant for the four types that are written.
        uint ofType = type switch
        {
            ChunkType.Full => 0xA505DF1B,
            ChunkType.First => 0x3C0C8EA1,
            ChunkType.Middle => 0x4B0BBE37,
            ChunkType.Last => 0xD56F2B94,
            _ => Crc32.Append(0, [(byte)type]),
        };
        return Crc32.Append(ofType, payload);
    }
}
