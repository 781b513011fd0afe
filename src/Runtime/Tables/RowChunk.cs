namespace Instrument.Tables;

/// <summary>A piece of memory with whole rows, and the next one. What is written stays as it is, so that readers need no lock.</summary>
internal sealed class RowChunk(int capacity)
{
    /// <summary>The rows, each after its length.</summary>
    public byte[] Bytes { get; } = new byte[capacity];

    /// <summary>How many bytes are rows. Only the table's owner asks.</summary>
    public int Length { get; set; }

    /// <summary>The chunk with the rows after these; set before the first row in it is part of any picture.</summary>
    public RowChunk? Next { get; set; }
}
