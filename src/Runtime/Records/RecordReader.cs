using Google.Protobuf;
using Instrument.TransactionLog;

namespace Instrument.Records;

/// <summary>
/// Reads a transaction log as messages, under the same promises as <see cref="LogReader"/>. Owned by one thread at a time.
/// </summary>
internal sealed class RecordReader(LogReader log) : IDisposable
{
    /// <summary>Where the next read starts.</summary>
    public long Position => log.Position;

    /// <summary>Opens a log that may have a writer.</summary>
    /// <exception cref="IOException">The file is missing or cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static RecordReader Open(string path) => new(LogReader.Open(path));

    /// <summary>Continues at an offset that an earlier read gave.</summary>
    public void SeekTo(long offset) => log.SeekTo(offset);

    /// <summary>Reads the next message, or says why there is none.</summary>
    /// <exception cref="IOException">The device or the file system fails.</exception>
    public RecordReadResult Read()
    {
        LogReadResult read = log.Read();
        if (read.Kind != LogReadKind.Record)
            return new RecordReadResult(read.Kind, read.Offset, null, read.Damage, read.SkippedBytes);
        try
        {
            return new RecordReadResult(LogReadKind.Record, read.Offset, Record.Parser.ParseFrom(read.Record.Span));
        }
        catch (InvalidProtocolBufferException)
        {
            return new RecordReadResult(
                LogReadKind.Corrupt, read.Offset, null, LogDamage.UnreadableMessage, log.Position - read.Offset);
        }
    }

    public void Dispose() => log.Dispose();
}
