namespace Instrument.Metering;

/// <summary>A value of this moment: that of a gauge, or the sum of an up-down counter.</summary>
/// <param name="key">The key.</param>
/// <param name="isChange">Whether a measurement is added; otherwise it replaces the value.</param>
internal sealed class ValueSeries(string key, bool isChange) : MeterSeries(key)
{
    private double _value;
    private bool _isNew;

    /// <inheritdoc/>
    protected override void Take(double value)
    {
        _value = isChange ? _value + value : value;
        _isNew = true;
    }

    /// <inheritdoc/>
    protected override void Write(MeterRow row)
    {
        // A sum stays true while nothing changes; a value that nobody measures any more may not.
        if (isChange || _isNew)
            row.Add(Key, _value);
        _isNew = false;
    }
}
