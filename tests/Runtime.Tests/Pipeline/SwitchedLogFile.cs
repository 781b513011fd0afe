using Instrument.TransactionLog;

namespace Instrument.Runtime.Tests.Pipeline;

/// <summary>A log file in memory whose disk a test switches off and on, from another thread than the one that writes.</summary>
internal sealed class SwitchedLogFile : ILogFile
{
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _attempts = new(0);
    private byte[] _bytes = [];
    private bool _fails;

    public long Length => Content.Length;

    /// <summary>What is on the disk.</summary>
    public byte[] Content
    {
        get
        {
            lock (_gate)
                return _bytes;
        }
    }

    /// <summary>Whether the disk refuses writes.</summary>
    public bool Fails
    {
        get
        {
            lock (_gate)
                return _fails;
        }
        set
        {
            lock (_gate)
                _fails = value;
        }
    }

    /// <summary>Waits until so many writes were tried since the last call of this method.</summary>
    public void WaitForWrites(int count)
    {
        for (; count > 0; count--)
            Assert.True(_attempts.Wait(TimeSpan.FromMinutes(1)), "The log thread writes nothing.");
    }

    /// <summary>Forgets the writes so far.</summary>
    public void ForgetWrites()
    {
        while (_attempts.Wait(0))
        {
        }
    }

    public void Write(long offset, ReadOnlySpan<byte> bytes)
    {
        try
        {
            lock (_gate)
            {
                if (_fails)
                    throw new IOException("No space left on device");
                byte[] content = new byte[Math.Max(_bytes.Length, offset + bytes.Length)];
                _bytes.CopyTo(content, 0);
                bytes.CopyTo(content.AsSpan((int)offset));
                _bytes = content;
            }
        }
        finally
        {
            _attempts.Release();
        }
    }

    public void FlushToDisk()
    {
    }

    public void Truncate(long length)
    {
        lock (_gate)
            _bytes = _bytes[..(int)length];
    }

    public void Dispose()
    {
    }
}
