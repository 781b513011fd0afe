namespace Instrument.Media;

/// <summary>The values of one row, which wait in memory while the row's numbers lie in the row buffer. Owned by the caller of Log, then by the log thread.</summary>
/// <param name="ticket">The number under which the row names them.</param>
internal sealed class ValueRow(long ticket)
{
    private readonly List<WandbValue> _values = [];

    /// <summary>The number under which the row names them.</summary>
    public long Ticket => ticket;

    /// <summary>Bytes of memory that the values keep.</summary>
    public long HeldBytes { get; private set; }

    /// <summary>Adds a value and tells its index.</summary>
    public int Add(WandbValue value)
    {
        _values.Add(value);
        HeldBytes += value.HeldBytes;
        return _values.Count - 1;
    }

    /// <summary>A value.</summary>
    public WandbValue this[int index] => _values[index];

    /// <summary>How many values there are.</summary>
    public int Count => _values.Count;
}
