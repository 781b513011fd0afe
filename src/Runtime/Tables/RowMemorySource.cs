using System.Buffers.Binary;

namespace Instrument.Tables;

/// <summary>The rows of a table that is in memory.</summary>
/// <param name="start">The place before the first row.</param>
/// <param name="end">The place after the last row.</param>
internal sealed class RowMemorySource(RowPosition start, RowPosition end) : RowSource
{
    /// <inheritdoc/>
    public override long Count => end.Row;

    /// <summary>The place after the last row.</summary>
    public RowPosition End => end;

    /// <inheritdoc/>
    public override IRowReader Open(RowPosition? firstRow) => new Reader(firstRow ?? start, end.Row);

    private sealed class Reader(RowPosition position, long rows) : IRowReader
    {
        private RowPosition _position = position;

        public bool TryRead(out ReadOnlySpan<byte> row)
        {
            row = default;
            if (_position.Row >= rows)
                return false;
            (RowChunk chunk, int offset, long index) = _position;
            // A chunk ends where no further length fits, or where the next length is none: rows are never empty, and memory starts as zeros.
            while (chunk.Bytes.Length - offset < sizeof(int) || ReadLength(chunk, offset) == 0)
            {
                chunk = chunk.Next!;
                offset = 0;
            }
            int length = ReadLength(chunk, offset);
            row = chunk.Bytes.AsSpan(offset + sizeof(int), length);
            _position = new RowPosition(chunk, offset + sizeof(int) + length, index + 1);
            return true;
        }

        public void Dispose()
        {
        }

        private static int ReadLength(RowChunk chunk, int offset) => BinaryPrimitives.ReadInt32LittleEndian(chunk.Bytes.AsSpan(offset));
    }
}
