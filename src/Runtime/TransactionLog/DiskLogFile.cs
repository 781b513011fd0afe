using Microsoft.Win32.SafeHandles;

namespace Instrument.TransactionLog;

/// <summary>A log file on disk, unbuffered, that others may read while it is written; used by its writer only.</summary>
internal sealed class DiskLogFile : ILogFile
{
    private readonly SafeFileHandle _handle;

    private DiskLogFile(string path, FileMode mode) => _handle = File.OpenHandle(path, mode, FileAccess.Write, FileShare.Read);

    /// <summary>Creates the file, which must not exist.</summary>
    public static DiskLogFile Create(string path) => new(path, FileMode.CreateNew);

    /// <summary>Opens a file that exists.</summary>
    public static DiskLogFile Open(string path) => new(path, FileMode.Open);

    public long Length => RandomAccess.GetLength(_handle);

    public void Write(long offset, ReadOnlySpan<byte> bytes) => RandomAccess.Write(_handle, bytes, offset);

    public void FlushToDisk() => RandomAccess.FlushToDisk(_handle);

    public void Truncate(long length) => RandomAccess.SetLength(_handle, length);

    public void Dispose() => _handle.Dispose();
}
