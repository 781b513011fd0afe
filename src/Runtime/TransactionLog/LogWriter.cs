namespace Instrument.TransactionLog;

/// <summary>
/// Appends records to a transaction log: frames them in memory and hands them to the operating system when told to. Owned by
/// one thread at a time.
/// </summary>
/// <remarks>
/// Bytes go to fixed places of the file, so that a flush that failed half-way can be tried again without writing anything twice,
/// and the file always is a beginning of the log.
/// </remarks>
internal sealed class LogWriter : IDisposable
{
    private const int InitialCapacity = 2 * LogFormat.BlockSize;

    // A single large record (an artifact's manifest) must not hold its memory until the end of the run.
    private const int KeptCapacity = 1 << 20;

    private readonly ILogFile _file;
    private byte[] _buffer = new byte[InitialCapacity];
    private int _pending;
    private bool _closed;

    /// <summary>Continues a file after its first <paramref name="length"/> bytes, which the caller knows to be whole records.</summary>
    /// <exception cref="IOException">The file cannot be cut there, or has less.</exception>
    public LogWriter(ILogFile file, long length)
    {
        _file = file;
        if (file.Length < length)
            throw new IOException($"The log has {file.Length} bytes, fewer than the {length} to keep.");
        FlushedLength = length < LogFormat.FileHeaderLength ? 0 : length;
        if (file.Length != FlushedLength)
            file.Truncate(FlushedLength);
        if (FlushedLength == 0)
        {
            file.Write(0, LogFormat.FileHeader);
            FlushedLength = LogFormat.FileHeaderLength;
        }
    }

    /// <summary>Bytes that the operating system has; the place of everything after them is still open.</summary>
    public long FlushedLength { get; private set; }

    /// <summary>Bytes that wait for a flush.</summary>
    public int PendingBytes => _pending;

    /// <summary>The length of the log with all records appended so far.</summary>
    public long Length => FlushedLength + _pending;

    /// <summary>Creates the log, which must not exist, and writes the file header, so that it can be opened for reading at once.</summary>
    /// <exception cref="IOException">There is such a file, or it cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The directory does not allow it.</exception>
    public static LogWriter Create(string path) => Start(DiskLogFile.Create(path), 0);

    /// <summary>Opens a log to append to it, and cuts off what follows its first <paramref name="length"/> bytes.</summary>
    /// <exception cref="IOException">The file cannot be opened or cut, or has less.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static LogWriter Continue(string path, long length) => Start(DiskLogFile.Open(path), length);

    /// <summary>Adds a record. It reaches the file with the next flush.</summary>
    public void Append(ReadOnlySpan<byte> record)
    {
        // Syncing an empty record ends the official uploader (docs/wire/records.md §1.6).
        if (record.IsEmpty)
            throw new ArgumentException("A record has at least one byte.", nameof(record));
        long framed = LogFraming.FramedLength(Length, record.Length);
        Reserve(framed);
        _pending += LogFraming.Write(Length, record, _buffer.AsSpan(_pending));
    }

    /// <summary>Hands all pending bytes to the operating system, so that they outlive this process; after a failure they stay.</summary>
    public LogWriteResult Flush()
    {
        if (_pending == 0)
            return default;
        try
        {
            _file.Write(FlushedLength, _buffer.AsSpan(0, _pending));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new LogWriteResult(exception.Message, _pending);
        }
        FlushedLength += _pending;
        _pending = 0;
        if (_buffer.Length > KeptCapacity)
            _buffer = new byte[InitialCapacity];
        return default;
    }

    /// <summary>Flushes and waits for the device: what was appended then outlives the machine's power too.</summary>
    public LogWriteResult FlushToDisk()
    {
        LogWriteResult flushed = Flush();
        if (!flushed.Succeeded)
            return flushed;
        try
        {
            _file.FlushToDisk();
            return default;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new LogWriteResult(exception.Message, 0);
        }
    }

    /// <summary>Flushes for the last time and closes the file.</summary>
    /// <returns>What the caller must count as lost, when the disk still refuses it.</returns>
    public LogWriteResult Close()
    {
        if (_closed)
            return default;
        LogWriteResult result = Flush();
        if (!result.Succeeded)
            EndAtKnownRecord();
        _closed = true;
        _file.Dispose();
        return result;
    }

    /// <summary><see cref="Close"/>, for callers that have nothing to count.</summary>
    public void Dispose() => Close();

    private static LogWriter Start(DiskLogFile file, long length)
    {
        try
        {
            return new LogWriter(file, length);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    // A failed flush may have left a part of a record, and no reader takes a log that ends in one for finished.
    private void EndAtKnownRecord()
    {
        try
        {
            _file.Truncate(FlushedLength);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The caller learns of the bytes that are missing; readers stop at the partial record.
        }
    }

    private void Reserve(long more)
    {
        long needed = _pending + more;
        if (needed <= _buffer.Length)
            return;
        if (needed > Array.MaxLength)
            throw new ArgumentException("The record is too long for a log.");
        Array.Resize(ref _buffer, (int)Math.Min(Math.Max(needed, _buffer.Length * 2L), Array.MaxLength));
    }
}
