using Instrument.Generated;
using Instrument.Rows;

namespace Instrument.Pipeline;

/// <summary>A value kept beyond its row. Text is copied into a buffer that is used again.</summary>
internal struct StoredValue
{
    // A single large text must not hold its memory until the end of the run.
    private const int KeptCapacity = 1 << 20;

    private MetricKind _kind;
    private ulong _low;
    private ulong _high;
    private byte[]? _text;
    private int _textLength;

    /// <summary>Whether there is a value.</summary>
    public bool HasValue { get; private set; }

    /// <summary>The value as rows hold it.</summary>
    public readonly RowValue Value => new(_kind, _low, _high, _text.AsSpan(0, _textLength));

    /// <summary>Keeps <paramref name="value"/> in place of the one before.</summary>
    public void Set(in RowValue value)
    {
        HasValue = true;
        _kind = value.Kind;
        _low = value.Low;
        _high = value.High;
        if (value.Kind is not (MetricKind.String or MetricKind.Json))
            return;
        if (_text is null || _text.Length < value.Text.Length || (_text.Length > KeptCapacity && value.Text.Length <= KeptCapacity))
            _text = new byte[Math.Max(value.Text.Length, 32)];
        value.Text.CopyTo(_text);
        _textLength = value.Text.Length;
    }
}
