namespace Instrument.TransactionLog;

/// <summary>What became of a flush: done, or the reason why not and the bytes that are kept for the next attempt.</summary>
internal readonly record struct LogWriteResult(string? Error, int PendingBytes)
{
    public bool Succeeded => Error is null;
}
