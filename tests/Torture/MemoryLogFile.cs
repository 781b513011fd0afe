using Instrument.TransactionLog;

namespace Instrument.Torture;

/// <summary>A log file in memory, whose writes a subclass of the proof may refuse or tear.</summary>
internal class MemoryLogFile : ILogFile
{
    private readonly MemoryStream _bytes = new();

    /// <inheritdoc/>
    public long Length => _bytes.Length;

    /// <summary>What is written.</summary>
    public byte[] ToArray() => _bytes.ToArray();

    /// <inheritdoc/>
    public virtual void Write(long offset, ReadOnlySpan<byte> bytes)
    {
        _bytes.Position = offset;
        _bytes.Write(bytes);
    }

    /// <inheritdoc/>
    public virtual void FlushToDisk()
    {
    }

    /// <inheritdoc/>
    public virtual void Truncate(long length) => _bytes.SetLength(length);

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
