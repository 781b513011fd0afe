using Instrument.Reading.Values;

namespace Instrument.Reading.Scanning;

/// <summary>A key of rows; if its column was asked for, the numbers seen so far.</summary>
internal sealed class ColumnKey(string name, bool isWanted) : RowKey(name)
{
    private long[] _steps = [];
    private double[] _values = [];
    private int _count;
    private long _skipped;

    public bool IsWanted { get; } = isWanted;

    /// <summary>Makes room for what is expected.</summary>
    public void Expect(long count)
    {
        int capacity = (int)Math.Min(count, Array.MaxLength);
        _steps = new long[capacity];
        _values = new double[capacity];
    }

    /// <summary>Takes the value of a row.</summary>
    public void Add(long step, ReadOnlySpan<byte> json)
    {
        if (!JsonNumber.TryParse(json, out double number))
        {
            _skipped++;
            return;
        }
        if (_count == _values.Length)
        {
            int capacity = Math.Max(16, _count * 2);
            Array.Resize(ref _steps, capacity);
            Array.Resize(ref _values, capacity);
        }
        _steps[_count] = step;
        _values[_count++] = number;
    }

    public MetricColumn ToColumn() => new(Name, _steps, _values, _count, _skipped);
}
