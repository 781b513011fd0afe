namespace Instrument.Metering;

/// <summary>A counter: its total, and how much it grew in a second.</summary>
/// <param name="key">What the keys begin with.</param>
/// <param name="isTotal">Whether a measurement is the total already; otherwise it is added.</param>
internal sealed class CounterSeries(string key, bool isTotal) : MeterSeries(key)
{
    private readonly string _totalKey = key + "/total";
    private readonly string _rateKey = key + "/rate";
    private double _total;
    private double _before;
    private bool _hasBefore = !isTotal;

    /// <inheritdoc/>
    protected override void Take(double value) => _total = isTotal ? value : _total + value;

    /// <inheritdoc/>
    protected override void Write(MeterRow row)
    {
        row.Add(_totalKey, _total);
        // What an observed total has grown by before the first look is not known; one that shrank was started anew.
        if (_hasBefore && row.Seconds > 0 && _total >= _before)
            row.Add(_rateKey, (_total - _before) / row.Seconds);
        _before = _total;
        _hasBefore = true;
    }
}
