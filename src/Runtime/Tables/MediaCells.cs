namespace Instrument.Tables;

/// <summary>The media values among the cells of a table. Rows name them by their index.</summary>
internal sealed class MediaCells
{
    private readonly List<WandbValue> _values = [];

    /// <summary>How many there are.</summary>
    public int Count => _values.Count;

    /// <summary>Bytes of memory that they keep.</summary>
    public long Bytes { get; private set; }

    /// <summary>Adds a value and tells its index.</summary>
    public int Add(WandbValue value)
    {
        _values.Add(value);
        Bytes += value.HeldBytes;
        return _values.Count - 1;
    }

    /// <summary>Forgets the values from an index on: their row is not taken.</summary>
    public void CutTo(int count)
    {
        for (int i = count; i < _values.Count; i++)
            Bytes -= _values[i].HeldBytes;
        _values.RemoveRange(count, _values.Count - count);
    }

    /// <summary>The values up to now.</summary>
    public WandbValue[] ToArray() => [.. _values];
}
