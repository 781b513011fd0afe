using System.Buffers.Binary;

namespace Instrument.TransactionLog;

/// <summary>Finds and checks single chunks of a log file, one block in memory at a time. Part of a <see cref="LogReader"/>.</summary>
internal sealed class LogChunkReader(Stream file)
{
    private readonly byte[] _block = new byte[LogFormat.BlockSize];
    private long _blockStart;
    private int _blockLength;

    /// <summary>Makes the next scan read from the file again, which may have grown.</summary>
    public void Forget() => _blockLength = 0;

    /// <summary>The first bytes of the file, at most a header's.</summary>
    public ReadOnlySpan<byte> ReadFileHeader()
    {
        Load(0, LogFormat.FileHeaderLength);
        return _block.AsSpan(0, Math.Min(_blockLength, LogFormat.FileHeaderLength));
    }

    public ChunkScan Scan(long offset)
    {
        int left = LogFormat.LeftInBlock(offset);
        if (left < LogFormat.ChunkHeaderLength)
        {
            // Padding. Nobody checks that it is zero (docs/wire/records.md §1.9).
            offset += left;
            left = LogFormat.BlockSize;
        }

        int start = LogFormat.BlockSize - left;
        Load(offset - start, start + LogFormat.ChunkHeaderLength);
        int available = Math.Max(_blockLength - start, 0);
        if (available < LogFormat.ChunkHeaderLength)
            return new ChunkScan(available == 0 ? ChunkState.Nothing : ChunkState.Partial, offset);

        ReadOnlySpan<byte> header = _block.AsSpan(start, LogFormat.ChunkHeaderLength);
        uint checksum = BinaryPrimitives.ReadUInt32LittleEndian(header);
        int length = BinaryPrimitives.ReadUInt16LittleEndian(header[4..]);
        var type = (ChunkType)header[6];
        if (checksum == 0 && length == 0 && type == ChunkType.Zero)
            return new ChunkScan(ChunkState.Zeros, offset);

        int end = start + LogFormat.ChunkHeaderLength + length;
        if (end > LogFormat.BlockSize)
            return new ChunkScan(ChunkState.TooLong, offset);
        Load(offset - start, end);
        if (_blockLength < end)
            return new ChunkScan(ChunkState.Partial, offset);

        ReadOnlyMemory<byte> payload = _block.AsMemory(start + LogFormat.ChunkHeaderLength, length);
        return LogFormat.Checksum(type, payload.Span) == checksum
            ? new ChunkScan(ChunkState.Good, offset, type, payload)
            : new ChunkScan(ChunkState.Mismatch, offset, ClaimedEnd: offset - start + end);
    }

    private void Load(long blockStart, int needed)
    {
        if (_blockStart != blockStart)
        {
            _blockStart = blockStart;
            _blockLength = 0;
        }
        if (_blockLength >= needed)
            return;
        file.Position = blockStart + _blockLength;
        _blockLength += file.ReadAtLeast(_block.AsSpan(_blockLength), needed - _blockLength, throwOnEndOfStream: false);
    }
}
