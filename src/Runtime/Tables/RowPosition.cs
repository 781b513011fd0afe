namespace Instrument.Tables;

/// <summary>A place between two rows of a table that is in memory.</summary>
/// <param name="Chunk">The chunk.</param>
/// <param name="Offset">Where in the chunk.</param>
/// <param name="Row">How many rows are before.</param>
internal readonly record struct RowPosition(RowChunk Chunk, int Offset, long Row);
