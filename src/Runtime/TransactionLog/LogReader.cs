namespace Instrument.TransactionLog;

/// <summary>
/// Reads the records of a transaction log in order, also while it grows and also where it is damaged. Owned by one thread at a
/// time.
/// </summary>
/// <remarks>
/// No content of the file makes it throw, wait, or take memory for more than the file holds. Every byte that it passes belongs
/// to a record, to padding, or to the <see cref="LogReadResult.SkippedBytes"/> of a damage that it reported.
/// </remarks>
internal sealed class LogReader : IDisposable
{
    private const int KeptCapacity = 1 << 20;

    private readonly Stream _file;
    private readonly LogChunkReader _chunks;
    private byte[] _assembled = [];

    /// <summary>Reads a stream that can seek, and disposes it at the end.</summary>
    public LogReader(Stream file)
    {
        _file = file;
        _chunks = new LogChunkReader(file);
    }

    /// <summary>Where the next read starts: the end of what has been read.</summary>
    public long Position { get; private set; }

    /// <summary>How long the file is now.</summary>
    public long FileLength => _file.Length;

    /// <summary>Opens a log that may have a writer.</summary>
    /// <exception cref="IOException">The file is missing or cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static LogReader Open(string path) =>
        new(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0));

    /// <summary>Continues at an offset that an earlier read gave; from there on the file header is not checked any more.</summary>
    public void SeekTo(long offset)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        Position = offset < LogFormat.FileHeaderLength ? 0 : offset;
        _chunks.Forget();
    }

    /// <summary>Reads the next record, or says why there is none.</summary>
    /// <exception cref="IOException">The device or the file system fails.</exception>
    public LogReadResult Read()
    {
        LogReadResult result = Position == 0 ? CheckFileHeader() ?? ReadRecord() : ReadRecord();
        if (result.Kind is LogReadKind.End or LogReadKind.Incomplete)
            _chunks.Forget();
        return result;
    }

    public void Dispose() => _file.Dispose();

    private LogReadResult? CheckFileHeader()
    {
        ReadOnlySpan<byte> header = _chunks.ReadFileHeader();
        if (header.IsEmpty)
            return new LogReadResult(LogReadKind.End, 0);
        if (header.Length < LogFormat.FileHeaderLength)
            return new LogReadResult(LogReadKind.Incomplete, 0);
        if (!header.SequenceEqual(LogFormat.FileHeader))
            return Skip(0, LogFormat.BlockSize, LogDamage.BadFileHeader);
        Position = LogFormat.FileHeaderLength;
        return null;
    }

    private LogReadResult ReadRecord()
    {
        ChunkScan chunk = _chunks.Scan(Position);
        long start = chunk.Offset;
        if (chunk.State == ChunkState.Zeros)
            return ReadZeros(start);
        if (chunk.ReachesEnd)
            return new LogReadResult(chunk.State == ChunkState.Nothing ? LogReadKind.End : LogReadKind.Incomplete, start);
        if (!chunk.StartsRecord)
            return Skip(start, After(chunk), DamageOf(chunk));
        if (chunk.Type != ChunkType.Full)
            return Assemble(chunk);
        Position = chunk.Next;
        return new LogReadResult(LogReadKind.Record, start, chunk.Payload);
    }

    private LogReadResult Assemble(ChunkScan first)
    {
        if (_assembled.Length > KeptCapacity)
            _assembled = [];
        int length = 0;
        ChunkScan chunk = first;
        while (true)
        {
            if (!Reserve((long)length + chunk.Payload.Length))
                return Skip(first.Offset, chunk.Next, LogDamage.RecordTooLong);
            chunk.Payload.CopyTo(_assembled.AsMemory(length));
            length += chunk.Payload.Length;
            if (chunk.Type == ChunkType.Last)
            {
                Position = chunk.Next;
                return new LogReadResult(LogReadKind.Record, first.Offset, _assembled.AsMemory(0, length));
            }

            chunk = _chunks.Scan(chunk.Next);
            if (chunk.ReachesEnd || (chunk.State == ChunkState.Zeros && AfterZeros(chunk).ReachesEnd))
                return new LogReadResult(LogReadKind.Incomplete, first.Offset);
            if (chunk.StartsRecord)
                return Skip(first.Offset, chunk.Offset, LogDamage.MissingEnd);
            if (chunk.State != ChunkState.Good || chunk.Type is not (ChunkType.Middle or ChunkType.Last))
                return Skip(first.Offset, After(chunk), DamageOf(chunk));
        }
    }

    // Grows with the chunks that are there, never by what a length field promises.
    private bool Reserve(long length)
    {
        if (length > Array.MaxLength)
            return false;
        if (length > _assembled.Length)
            Array.Resize(ref _assembled, (int)Math.Min(Math.Max(2 * length, 2 * LogFormat.BlockSize), Array.MaxLength));
        return true;
    }

    // A file that was given its length in advance, or that lost its last writes with the power, ends in zeros.
    private LogReadResult ReadZeros(long start)
    {
        ChunkScan after = AfterZeros(new ChunkScan(ChunkState.Zeros, start));
        return after.State switch
        {
            ChunkState.Nothing => new LogReadResult(LogReadKind.End, start),
            ChunkState.Partial => new LogReadResult(LogReadKind.Incomplete, start),
            _ => Skip(start, after.Offset, LogDamage.ZeroedArea),
        };
    }

    private ChunkScan AfterZeros(ChunkScan chunk)
    {
        while (chunk.State == ChunkState.Zeros)
            chunk = _chunks.Scan(chunk.Next);
        return chunk;
    }

    // Continues at the first sound start of a record, not only at one that starts a block as the official reader does: with
    // small records nearly every block starts with the end of a record, and all of the block would be lost.
    private LogReadResult Skip(long start, long next, LogDamage damage)
    {
        ChunkScan chunk = _chunks.Scan(next);
        while (!chunk.StartsRecord && !chunk.ReachesEnd)
            chunk = _chunks.Scan(After(chunk));
        Position = chunk.Offset;
        return new LogReadResult(LogReadKind.Corrupt, start, default, damage, Math.Min(chunk.Offset, _file.Length) - start);
    }

    // A chunk with a wrong checksum may have a wrong length, so that is believed only where it leads to a sound chunk: a checksum of 32
    // bits does not fit by chance. The official reader gives up the block.
    private long After(in ChunkScan chunk) =>
        chunk.State == ChunkState.Mismatch && _chunks.Scan(chunk.ClaimedEnd).State == ChunkState.Good ? chunk.ClaimedEnd : chunk.Next;

    private static LogDamage DamageOf(ChunkScan chunk) => chunk.State switch
    {
        ChunkState.Mismatch => LogDamage.ChecksumMismatch,
        ChunkState.TooLong => LogDamage.ChunkTooLong,
        ChunkState.Zeros => LogDamage.ZeroedArea,
        _ => chunk.Type is ChunkType.Middle or ChunkType.Last ? LogDamage.MissingStart : LogDamage.UnknownChunkType,
    };
}
