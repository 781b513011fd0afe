namespace Instrument.TransactionLog;

/// <summary>What a read of a log came to.</summary>
internal enum LogReadKind
{
    /// <summary>A whole record.</summary>
    Record,

    /// <summary>The log ends after a whole record, for now: a growing log has more later.</summary>
    End,

    /// <summary>The log ends inside a record, which a later read tries again from its start.</summary>
    Incomplete,

    /// <summary>Some bytes cannot be read; the next read continues after them.</summary>
    Corrupt,
}
