using Instrument.Reading.Values;

namespace Instrument.Reading.Scanning;

/// <summary>A key of rows, and an account of its values.</summary>
internal sealed class CountedKey(string name) : RowKey(name)
{
    private ValueKinds _kinds;
    private long _count;
    private long _firstStep;
    private long _lastStep;
    private long _firstPosition;
    private long _lastPosition;

    /// <summary>Takes the value of a row.</summary>
    public void Add(long step, long position, ReadOnlySpan<byte> json)
    {
        if (_count++ == 0)
        {
            _firstStep = step;
            _firstPosition = position;
        }
        _lastStep = step;
        _lastPosition = position;
        _kinds |= JsonDialect.KindOf(json);
    }

    /// <summary>The account so far; <see langword="null"/> if only a damaged row had the key.</summary>
    public LoggedKey? ToLoggedKey() =>
        _count == 0 ? null : new LoggedKey(Name, _kinds, _count, _firstStep, _lastStep, _firstPosition, _lastPosition);
}
