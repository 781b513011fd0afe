using Instrument.TransactionLog;

namespace Instrument.Runtime.Tests.TransactionLog;

/// <summary>A result of a reader, kept beyond the next read.</summary>
internal sealed record ReadStep(LogReadKind Kind, long Offset, byte[] Record, LogDamage Damage, long SkippedBytes, long Position);
