using Google.Protobuf;
using Instrument.Records;
using Instrument.TransactionLog;

namespace Instrument.Reading.Scanning;

/// <summary>One step through a log.</summary>
/// <param name="Kind">Whether there is a record, damage with records after it, or the end for now.</param>
/// <param name="Offset">Where the record or the damage starts, or where the next one will.</param>
/// <param name="Next">Where reading goes on after it.</param>
internal readonly record struct LogEntry(LogReadKind Kind, long Offset, long Next)
{
    /// <summary>Field number of the record's type in <see cref="Records.Record"/>; 0 for a type that we do not know.</summary>
    public int Type { get; init; }

    /// <summary>The record's bytes, which the next step overwrites.</summary>
    public ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>The bytes of the message of that type.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>What is wrong; also at the end, if what is there may yet be finished or repaired.</summary>
    public LogDamage Damage { get; init; }

    /// <summary>How many bytes cannot be read.</summary>
    public long SkippedBytes { get; init; }

    /// <summary>Whether nothing follows, for now.</summary>
    public bool IsEnd => Kind is LogReadKind.End or LogReadKind.Incomplete;

    /// <summary>The whole message; <see langword="null"/> if the bytes are none.</summary>
    public Record? ToRecord()
    {
        try
        {
            return Record.Parser.ParseFrom(Bytes.Span);
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }
}
