namespace Instrument.Pipeline;

/// <summary>How far the log thread is, for those who watch a run. Written by the log thread, read by any thread.</summary>
internal sealed class LogProgress
{
    private long _rowsKept;
    private long _bufferedBytes;
    private volatile string? _error;

    /// <summary>Rows that the operating system has.</summary>
    public long RowsKept => Interlocked.Read(ref _rowsKept);

    /// <summary>Bytes of rows between the calls and the log.</summary>
    public long BufferedBytes => Interlocked.Read(ref _bufferedBytes);

    /// <summary>Why the log cannot be written; <see langword="null"/> while it can.</summary>
    public string? Error => _error;

    /// <summary>States the figures as they are now.</summary>
    public void Publish(long rowsKept, long bufferedBytes, string? error)
    {
        Interlocked.Exchange(ref _rowsKept, rowsKept);
        Interlocked.Exchange(ref _bufferedBytes, bufferedBytes);
        _error = error;
    }
}
