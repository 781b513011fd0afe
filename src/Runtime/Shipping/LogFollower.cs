using Instrument.TransactionLog;

namespace Instrument.Shipping;

/// <summary>
/// Reads a log record by record, also while it grows, and passes over what is damaged. Owned by the shipper's loop.
/// </summary>
internal sealed class LogFollower(LogReader log) : IDisposable
{
    /// <summary>Bytes of the log that could not be read.</summary>
    public long SkippedBytes { get; private set; }

    /// <summary>Where the next record starts.</summary>
    public long Position => log.Position;

    /// <summary>Bytes of the log that have not been read.</summary>
    public long Backlog => Math.Max(0, log.FileLength - log.Position);

    /// <summary>Opens a log that may have a writer.</summary>
    /// <exception cref="IOException">The file is missing or cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static LogFollower Open(string path) => new(LogReader.Open(path));

    /// <summary>Reads the next record that the log has now.</summary>
    /// <param name="record">The record's bytes, which the next read overwrites.</param>
    /// <param name="offset">Where the record starts.</param>
    /// <returns>False if there is none yet.</returns>
    /// <exception cref="IOException">The device or the file system fails.</exception>
    public bool TryRead(out ReadOnlyMemory<byte> record, out long offset)
    {
        while (true)
        {
            LogReadResult result = log.Read();
            offset = result.Offset;
            record = result.Record;
            if (result.Kind == LogReadKind.Record)
                return true;
            if (result.Kind != LogReadKind.Corrupt)
                return false;
            SkippedBytes += result.SkippedBytes;
        }
    }

    /// <summary>Goes back, or on, to a record.</summary>
    public void SeekTo(long offset) => log.SeekTo(offset);

    /// <inheritdoc/>
    public void Dispose() => log.Dispose();
}
