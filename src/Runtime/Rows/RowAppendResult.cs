namespace Instrument.Rows;

/// <summary>What became of a row that was given to the row buffer.</summary>
internal enum RowAppendResult
{
    /// <summary>It is in the buffer and will be in the log.</summary>
    Kept,

    /// <summary>The run has finished.</summary>
    Closed,

    /// <summary>The ring stayed full for as long as a call may wait.</summary>
    Full,

    /// <summary>It is larger than any row that is taken.</summary>
    TooLarge,

    /// <summary>It is too large for the ring, and the disk refused to take it instead.</summary>
    Disk,
}
