namespace Instrument;

/// <summary>Why a logged row is not in the log.</summary>
public enum DropReason
{
    /// <summary>The row buffer stayed full for longer than a call waits, because the disk was too slow or refused to write.</summary>
    BufferFull,

    /// <summary>The row is larger than 64 MiB.</summary>
    TooLarge,

    /// <summary>The disk refused the row until the run's end; or at once, if it is too large to wait in the row buffer.</summary>
    Disk,

    /// <summary>The log thread failed; <see cref="RunReceipt.Error"/> says why.</summary>
    Fault,
}
