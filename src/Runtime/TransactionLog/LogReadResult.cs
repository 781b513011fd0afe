namespace Instrument.TransactionLog;

/// <summary>One step through a log: a record, its end, or an account of what could not be read.</summary>
/// <param name="Kind">Which of these.</param>
/// <param name="Offset">Where the record's first chunk, or the damage, starts in the file.</param>
/// <param name="Record">The record's bytes, which the reader overwrites with its next read.</param>
/// <param name="Damage">What is wrong, if something is.</param>
/// <param name="SkippedBytes">How many bytes of the file the damage costs.</param>
internal readonly record struct LogReadResult(
    LogReadKind Kind,
    long Offset,
    ReadOnlyMemory<byte> Record = default,
    LogDamage Damage = LogDamage.None,
    long SkippedBytes = 0);
