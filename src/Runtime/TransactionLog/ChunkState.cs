namespace Instrument.TransactionLog;

/// <summary>Whether a chunk can be read at a place of a log file.</summary>
internal enum ChunkState
{
    /// <summary>A chunk with the right checksum.</summary>
    Good,

    /// <summary>The file ends here.</summary>
    Nothing,

    /// <summary>The file ends before the chunk does.</summary>
    Partial,

    /// <summary>An all-zero header.</summary>
    Zeros,

    /// <summary>The length runs past the end of the block.</summary>
    TooLong,

    /// <summary>The checksum is wrong.</summary>
    Mismatch,
}
