using System.Buffers.Binary;

namespace Instrument.Tables;

/// <summary>Keeps the rows of a table in memory, in binary form: about nine bytes a number. Rows are only added.</summary>
internal sealed class RowMemoryStore
{
    private const int FirstChunkBytes = 4 * 1024;

    // Below the size from which the collector keeps objects apart.
    private const int MaxChunkBytes = 64 * 1024;

    private readonly RowChunk _first = new(FirstChunkBytes);
    private RowChunk _last;

    /// <summary>An empty store.</summary>
    public RowMemoryStore() => _last = _first;

    /// <summary>How many rows there are.</summary>
    public long Count { get; private set; }

    /// <summary>Bytes of all rows.</summary>
    public long Bytes { get; private set; }

    /// <summary>The place before the first row.</summary>
    public RowPosition Start => new(_first, 0, 0);

    /// <summary>The place after the last row.</summary>
    public RowPosition End => new(_last, _last.Length, Count);

    /// <summary>Adds a row.</summary>
    public void Add(ReadOnlySpan<byte> row)
    {
        int needed = sizeof(int) + row.Length;
        if (_last.Bytes.Length - _last.Length < needed)
        {
            RowChunk chunk = new(Math.Max(needed, Math.Min(_last.Bytes.Length * 2, MaxChunkBytes)));
            _last.Next = chunk;
            _last = chunk;
        }
        Span<byte> room = _last.Bytes.AsSpan(_last.Length);
        BinaryPrimitives.WriteInt32LittleEndian(room, row.Length);
        row.CopyTo(room[sizeof(int)..]);
        _last.Length += needed;
        Count++;
        Bytes += needed;
    }
}
