using Instrument.Records;
using Instrument.TransactionLog;
using Message = Instrument.Records.Record;

namespace Instrument.Reading.Scanning;

/// <summary>
/// Reads a log record by record for a reader of runs: says what type each one is without parsing it, and waits with its verdict
/// over damage until something sound follows. Owned by one thread at a time.
/// </summary>
/// <remarks>
/// Damage at the end may be a write that has not fully arrived, or a torn record that its writer will cut off. It is given as
/// <see cref="LogReadKind.Incomplete"/> and looked at anew by the next read.
/// </remarks>
internal sealed class LogScanner(LogReader log) : IDisposable
{
    private LogReadResult? _ahead;
    private long _next = log.Position;

    /// <summary>Opens a log that may have a writer.</summary>
    /// <param name="path">The file.</param>
    /// <param name="position">Where to start, from an earlier entry.</param>
    /// <exception cref="IOException">The file is missing or cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static LogScanner Open(string path, long position = 0)
    {
        LogReader log = LogReader.Open(path);
        log.SeekTo(position);
        return new LogScanner(log);
    }

    /// <summary>The verdict over a record that is no message of its type.</summary>
    public static LogEntry Unreadable(long offset, long next) =>
        new(LogReadKind.Corrupt, offset, next) { Damage = LogDamage.UnreadableMessage, SkippedBytes = next - offset };

    /// <summary>Makes one step.</summary>
    /// <exception cref="IOException">The device or the file system fails.</exception>
    public LogEntry Read()
    {
        LogReadResult read = _ahead ?? log.Read();
        _ahead = null;
        _next = log.Position;
        return read.Kind switch
        {
            LogReadKind.Record => Record(read),
            LogReadKind.Corrupt => Damage(read),
            LogReadKind.Incomplete => Tail(read.Offset, LogDamage.None),
            _ => new LogEntry(LogReadKind.End, read.Offset, read.Offset),
        };
    }

    public void Dispose() => log.Dispose();

    private LogEntry Record(in LogReadResult read)
    {
        int type = 0;
        ReadOnlyMemory<byte> body = default;
        WireReader fields = new(read.Record.Span);
        while (fields.Read())
        {
            if (!fields.HasBytes || !IsType(fields.Field))
                continue;
            type = fields.Field;
            body = read.Record.Slice(fields.Start, fields.Length);
        }
        return fields.IsMalformed
            ? Unreadable(read.Offset, _next)
            : new LogEntry(LogReadKind.Record, read.Offset, _next) { Type = type, Bytes = read.Record, Body = body };
    }

    private LogEntry Damage(in LogReadResult read)
    {
        if (read.Damage == LogDamage.BadFileHeader)
        {
            // The records behind it have checksums of their own, so they need not be lost with it.
            log.SeekTo(LogFormat.FileHeaderLength);
            long length = Math.Min(log.FileLength, LogFormat.FileHeaderLength);
            return new LogEntry(LogReadKind.Corrupt, 0, length) { Damage = read.Damage, SkippedBytes = length };
        }
        LogReadResult following = log.Read();
        if (following.Kind is LogReadKind.End or LogReadKind.Incomplete)
        {
            log.SeekTo(read.Offset);
            return Tail(read.Offset, read.Damage);
        }
        _ahead = following;
        return new LogEntry(LogReadKind.Corrupt, read.Offset, following.Offset) { Damage = read.Damage, SkippedBytes = read.SkippedBytes };
    }

    private LogEntry Tail(long offset, LogDamage damage) => new(LogReadKind.Incomplete, offset, offset)
    {
        Damage = damage,
        SkippedBytes = Math.Max(log.FileLength - offset, 0),
    };

    private static bool IsType(int field) =>
        field is (>= Message.HistoryFieldNumber and <= Message.OutputRawFieldNumber)
            or Message.RunFieldNumber
            or Message.ExitFieldNumber
            or (>= Message.FinalFieldNumber and <= Message.OutputLoggerFieldNumber);
}
