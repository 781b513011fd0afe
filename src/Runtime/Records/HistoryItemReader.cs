using System.Buffers;

namespace Instrument.Records;

/// <summary>
/// Walks the values of one <c>HistoryRecord</c> in memory, without allocating: the counterpart of <see cref="HistoryRecordWriter"/>.
/// Field numbers: docs/wire/records.md §2.9.
/// </summary>
/// <param name="history">The message.</param>
/// <param name="joined">Room for keys of several segments, which the next one overwrites.</param>
internal ref struct HistoryItemReader(ReadOnlySpan<byte> history, ArrayBufferWriter<byte> joined)
{
    private const int Item = 1;
    private const int Step = 2;
    private const int StepNumber = 1;
    private const int ItemKey = 1;
    private const int ItemNestedKey = 2;
    private const int ItemValueJson = 16;

    private readonly ReadOnlySpan<byte> _history = history;
    private readonly ArrayBufferWriter<byte> _joined = joined;
    private WireReader _fields = new(history);

    /// <summary>The key of the current value; segments of a nested one are joined by dots.</summary>
    public ReadOnlySpan<byte> Key { get; private set; }

    /// <summary>Where the current value's JSON text starts in the message.</summary>
    public int ValueStart { get; private set; }

    /// <summary>How long the current value's JSON text is.</summary>
    public int ValueLength { get; private set; }

    /// <summary>The row's step, if the record states one beside its values and it has been passed.</summary>
    public long? StatedStep { get; private set; }

    /// <summary>Whether the walk ended at bytes that are no history record.</summary>
    public bool IsMalformed { get; private set; }

    /// <summary>Goes to the next value.</summary>
    public bool Read()
    {
        while (_fields.Read())
        {
            if (_fields is { Field: Item, HasBytes: true })
                return ReadItem() || Fail();
            if (_fields is { Field: Step, HasBytes: true } && !ReadStep())
                return Fail();
        }
        IsMalformed |= _fields.IsMalformed;
        return false;
    }

    private bool ReadItem()
    {
        ReadOnlySpan<byte> plain = default;
        ReadOnlySpan<byte> first = default;
        int segments = 0;
        ValueStart = 0;
        ValueLength = 0;
        WireReader item = new(_fields.Bytes);
        while (item.Read())
        {
            if (!item.HasBytes)
                continue;
            if (item.Field == ItemKey)
            {
                plain = item.Bytes;
            }
            else if (item.Field == ItemNestedKey)
            {
                segments++;
                if (segments == 1)
                    first = item.Bytes;
                else
                    Join(first, item.Bytes, segments);
            }
            else if (item.Field == ItemValueJson)
            {
                ValueStart = _fields.Start + item.Start;
                ValueLength = item.Length;
            }
        }
        Key = segments switch { 0 => plain, 1 => first, _ => _joined.WrittenSpan };
        return !item.IsMalformed;
    }

    private readonly void Join(ReadOnlySpan<byte> first, ReadOnlySpan<byte> next, int segments)
    {
        if (segments == 2)
        {
            _joined.ResetWrittenCount();
            _joined.Write(first);
        }
        _joined.Write("."u8);
        _joined.Write(next);
    }

    private bool ReadStep()
    {
        // The message being there is what counts: step 0 is an empty one.
        StatedStep = 0;
        WireReader step = new(_history.Slice(_fields.Start, _fields.Length));
        while (step.Read())
        {
            if (step is { Field: StepNumber, HasBytes: false })
                StatedStep = (long)step.Number;
        }
        return !step.IsMalformed;
    }

    private bool Fail()
    {
        IsMalformed = true;
        return false;
    }
}
