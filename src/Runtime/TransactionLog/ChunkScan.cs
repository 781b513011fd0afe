namespace Instrument.TransactionLog;

/// <summary>What <see cref="LogChunkReader"/> found at a place of the file.</summary>
/// <param name="State">Whether there is a chunk.</param>
/// <param name="Offset">Where its header starts, after any padding.</param>
/// <param name="Type">Its type.</param>
/// <param name="Payload">Its payload, which the next scan overwrites.</param>
/// <param name="ClaimedEnd">Where a chunk with a wrong checksum ends, if its length is right.</param>
internal readonly record struct ChunkScan(ChunkState State, long Offset, ChunkType Type = default, ReadOnlyMemory<byte> Payload = default, long ClaimedEnd = 0)
{
    /// <summary>The first byte after the chunk; after bytes that are no chunk, the start of the next block.</summary>
    public long Next => State == ChunkState.Good
        ? Offset + LogFormat.ChunkHeaderLength + Payload.Length
        : LogFormat.BlockStart(Offset) + LogFormat.BlockSize;

    public bool StartsRecord => State == ChunkState.Good && Type is ChunkType.Full or ChunkType.First;

    public bool ReachesEnd => State is ChunkState.Nothing or ChunkState.Partial;
}
