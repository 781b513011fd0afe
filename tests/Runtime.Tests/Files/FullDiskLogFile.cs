using Instrument.TransactionLog;

namespace Instrument.Runtime.Tests.Files;

/// <summary>A log file on a disk that has room for its name only.</summary>
internal sealed class FullDiskLogFile(string path) : ILogFile
{
    private readonly DiskLogFile _file = DiskLogFile.Create(path);

    public long Length => _file.Length;

    public void Write(long offset, ReadOnlySpan<byte> bytes) => throw new IOException("No space left on device");

    public void FlushToDisk() => _file.FlushToDisk();

    public void Truncate(long length) => _file.Truncate(length);

    public void Dispose() => _file.Dispose();
}
