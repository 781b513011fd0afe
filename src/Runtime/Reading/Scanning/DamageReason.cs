using Instrument.TransactionLog;

namespace Instrument.Reading.Scanning;

/// <summary>Says in words what is wrong with bytes of a log.</summary>
internal static class DamageReason
{
    public static string Of(LogDamage damage) => damage switch
    {
        LogDamage.None => "The log ends inside a record: it is being written, or its writer died.",
        LogDamage.BadFileHeader => "The file does not start like a W&B log.",
        LogDamage.ChecksumMismatch => "The bytes are not the ones that were written: the checksum is wrong.",
        LogDamage.ChunkTooLong => "A chunk claims to go on after the end of its block.",
        LogDamage.ZeroedArea => "Zeros where records should be.",
        LogDamage.UnknownChunkType => "A chunk of a type that the format does not have.",
        LogDamage.MissingStart => "The end of a record whose start is missing.",
        LogDamage.MissingEnd => "The start of a record whose end is missing.",
        LogDamage.RecordTooLong => "A record of more than 2 GiB.",
        LogDamage.UnreadableMessage => "A whole record that is no message of W&B's.",
        _ => damage.ToString(),
    };
}
