using Instrument.TransactionLog;

namespace Instrument.Runtime.Tests.TransactionLog;

/// <summary>A log file in memory whose disk fails on demand, also half-way through a write.</summary>
internal sealed class MemoryLogFile : ILogFile
{
    private readonly Queue<(int Taken, Exception Failure)> _failures = new();
    private byte[] _bytes = new byte[1 << 20];
    private int _length;

    public long Length => _length;

    public byte[] Content => _bytes[.._length];

    public int Writes { get; private set; }

    public int Truncations { get; private set; }

    public bool Disposed { get; private set; }

    public Exception? FlushFailure { get; set; }

    public Exception? TruncateFailure { get; set; }

    /// <summary>The next write takes this many bytes and then fails.</summary>
    public void FailWriteAfter(int taken, Exception? failure = null) =>
        _failures.Enqueue((taken, failure ?? new IOException("No space left on device")));

    public void Write(long offset, ReadOnlySpan<byte> bytes)
    {
        ObjectDisposedException.ThrowIf(Disposed, this);
        Writes++;
        bool fails = _failures.TryDequeue(out (int Taken, Exception Failure) plan);
        ReadOnlySpan<byte> taken = fails ? bytes[..Math.Min(plan.Taken, bytes.Length)] : bytes;
        int end = (int)offset + taken.Length;
        if (end > _bytes.Length)
            Array.Resize(ref _bytes, end * 2);
        taken.CopyTo(_bytes.AsSpan((int)offset));
        _length = Math.Max(_length, end);
        if (fails)
            throw plan.Failure;
    }

    public void FlushToDisk()
    {
        if (FlushFailure is not null)
            throw FlushFailure;
    }

    public void Truncate(long length)
    {
        if (TruncateFailure is not null)
            throw TruncateFailure;
        Truncations++;
        _length = (int)length;
    }

    public void Dispose() => Disposed = true;
}
