namespace Instrument.TransactionLog;

/// <summary>Which part of a record a chunk holds (docs/wire/records.md §1.3).</summary>
internal enum ChunkType : byte
{
    /// <summary>Never written; an all-zero chunk header marks a zeroed area.</summary>
    Zero = 0,
    Full = 1,
    First = 2,
    Middle = 3,
    Last = 4,
}
