using Instrument.TransactionLog;

namespace Instrument.Records;

/// <summary>One step through the messages of a log: a message, the end, or an account of what could not be read.</summary>
/// <param name="Kind">Which of these.</param>
/// <param name="Offset">Where the record, or the damage, starts in the file.</param>
/// <param name="Record">The message, when there is one.</param>
/// <param name="Damage">What is wrong, if something is.</param>
/// <param name="SkippedBytes">How many bytes of the file the damage costs.</param>
internal readonly record struct RecordReadResult(
    LogReadKind Kind,
    long Offset,
    Record? Record = null,
    LogDamage Damage = LogDamage.None,
    long SkippedBytes = 0);
