namespace Instrument.TransactionLog;

/// <summary>
/// The file behind a <see cref="LogWriter"/>, the one place where its bytes meet the disk; a method that fails throws
/// <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/> and may have done a part of its work.
/// </summary>
internal interface ILogFile : IDisposable
{
    long Length { get; }

    /// <summary>Hands the bytes to the operating system, at this place of the file.</summary>
    void Write(long offset, ReadOnlySpan<byte> bytes);

    /// <summary>Waits until what was written is on the device.</summary>
    void FlushToDisk();

    void Truncate(long length);
}
