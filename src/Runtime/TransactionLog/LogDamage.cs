namespace Instrument.TransactionLog;

/// <summary>Why bytes of a log cannot be read (docs/wire/records.md §1.9).</summary>
internal enum LogDamage
{
    None,

    /// <summary>The file does not start like a log of a version that we know.</summary>
    BadFileHeader,

    /// <summary>The bytes are not the ones that were written.</summary>
    ChecksumMismatch,

    /// <summary>A chunk claims to go on after the end of its block.</summary>
    ChunkTooLong,

    /// <summary>Zeros where a chunk should be, with data after them.</summary>
    ZeroedArea,

    /// <summary>A sound chunk of a type that the format does not have.</summary>
    UnknownChunkType,

    /// <summary>The middle or end of a record whose start is missing.</summary>
    MissingStart,

    /// <summary>A record that was never finished, and a new one after it.</summary>
    MissingEnd,

    /// <summary>A record of more than protobuf's 2 GiB.</summary>
    RecordTooLong,

    /// <summary>A whole record that is not a message.</summary>
    UnreadableMessage,
}
