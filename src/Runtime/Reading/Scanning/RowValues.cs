using System.Buffers;
using Instrument.Reading.Values;
using Instrument.Records;

namespace Instrument.Reading.Scanning;

/// <summary>The values of one row after the other, without allocating once all keys are known.</summary>
internal sealed class RowValues<TKey>(Func<string, TKey> create)
    where TKey : RowKey
{
    /// <summary>The step of a row that has none.</summary>
    public const long NoStep = -1;

    private readonly Utf8Table<TKey> _keys = new(create);
    private readonly ArrayBufferWriter<byte> _joined = new();
    private readonly List<(TKey Key, int Start, int Length)> _values = [];
    private ReadOnlyMemory<byte> _history;
    private long _row;

    /// <summary>All keys seen so far.</summary>
    public IReadOnlyList<TKey> Keys => _keys.All;

    /// <summary>How many values the row has.</summary>
    public int Count => _values.Count;

    /// <summary>The row's step, or <see cref="NoStep"/>.</summary>
    public long Step { get; private set; }

    /// <summary>The time since 1970, if the row has it.</summary>
    public TimeSpan? Timestamp { get; private set; }

    /// <summary>The time since the run's start, if the row has it.</summary>
    public TimeSpan? Runtime { get; private set; }

    public TKey Key(int index) => _values[index].Key;

    /// <summary>The JSON text of a value, valid as long as the record.</summary>
    public ReadOnlySpan<byte> Value(int index) => _history.Span.Slice(_values[index].Start, _values[index].Length);

    /// <summary>Goes to a row. Of two values with one key the later counts.</summary>
    /// <returns>False if the bytes are no row.</returns>
    public bool Read(ReadOnlyMemory<byte> history)
    {
        _history = history;
        _values.Clear();
        _row++;
        HistoryItemReader items = new(history.Span, _joined);
        while (items.Read())
        {
            TKey key = _keys.Get(items.Key);
            (TKey, int, int) value = (key, items.ValueStart, items.ValueLength);
            if (key.LastRow == _row)
            {
                _values[key.Place] = value;
                continue;
            }
            key.LastRow = _row;
            key.Place = _values.Count;
            _values.Add(value);
        }
        ReadRoles(items.StatedStep);
        return !items.IsMalformed;
    }

    private void ReadRoles(long? statedStep)
    {
        Step = statedStep ?? NoStep;
        Timestamp = null;
        Runtime = null;
        for (int index = 0; index < _values.Count; index++)
        {
            RowKeyRole role = _values[index].Key.Role;
            if (role == RowKeyRole.Step && JsonNumber.TryParse(Value(index), out long step))
                Step = step;
            else if (role == RowKeyRole.Timestamp && JsonNumber.TryParseSeconds(Value(index), out TimeSpan timestamp))
                Timestamp = timestamp;
            else if (role == RowKeyRole.Runtime && JsonNumber.TryParseSeconds(Value(index), out TimeSpan runtime))
                Runtime = runtime;
        }
    }
}
