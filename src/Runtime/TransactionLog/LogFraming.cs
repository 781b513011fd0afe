using System.Buffers.Binary;

namespace Instrument.TransactionLog;

/// <summary>Cuts a record into the chunks of the file format (docs/wire/records.md §1.5); pure, so any thread may call it.</summary>
internal static class LogFraming
{
    /// <summary>How many bytes <see cref="Write"/> writes for a record of this length at this offset of the file.</summary>
    public static long FramedLength(long offset, int recordLength)
    {
        int left = LogFormat.LeftInBlock(offset);
        int padding = left < LogFormat.ChunkHeaderLength ? left : 0;
        if (padding != 0)
            left = LogFormat.BlockSize;
        int first = left - LogFormat.ChunkHeaderLength;
        long chunks = 1;
        if (recordLength > first)
            chunks += (recordLength - (long)first + LogFormat.MaxChunkPayload - 1) / LogFormat.MaxChunkPayload;
        return padding + recordLength + (chunks * LogFormat.ChunkHeaderLength);
    }

    /// <summary>Writes padding and chunks of a record that goes to this offset of the file.</summary>
    /// <returns>The number of bytes written, <see cref="FramedLength"/>.</returns>
    public static int Write(long offset, ReadOnlySpan<byte> record, Span<byte> destination)
    {
        int written = 0;
        int left = LogFormat.LeftInBlock(offset);
        if (left < LogFormat.ChunkHeaderLength)
        {
            destination[..left].Clear();
            written = left;
            left = LogFormat.BlockSize;
        }

        int room = left - LogFormat.ChunkHeaderLength;
        if (record.Length <= room)
            return written + WriteChunk(ChunkType.Full, record, destination[written..]);

        // With exactly a header's room left, the first part is empty; both official writers do the same (§1.6).
        written += WriteChunk(ChunkType.First, record[..room], destination[written..]);
        record = record[room..];
        while (record.Length > LogFormat.MaxChunkPayload)
        {
            written += WriteChunk(ChunkType.Middle, record[..LogFormat.MaxChunkPayload], destination[written..]);
            record = record[LogFormat.MaxChunkPayload..];
        }
        return written + WriteChunk(ChunkType.Last, record, destination[written..]);
    }

    private static int WriteChunk(ChunkType type, ReadOnlySpan<byte> payload, Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(destination, LogFormat.Checksum(type, payload));
        BinaryPrimitives.WriteUInt16LittleEndian(destination[4..], (ushort)payload.Length);
        destination[6] = (byte)type;
        payload.CopyTo(destination[LogFormat.ChunkHeaderLength..]);
        return LogFormat.ChunkHeaderLength + payload.Length;
    }
}
