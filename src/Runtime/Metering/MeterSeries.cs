namespace Instrument.Metering;

/// <summary>The measurements of one instrument with one set of tags. Measured by any thread, collected by one.</summary>
/// <param name="key">What the series' keys begin with.</param>
internal abstract class MeterSeries(string key)
{
    private readonly Lock _gate = new();

    /// <summary>What the series' keys begin with.</summary>
    protected string Key { get; } = key;

    /// <summary>Makes the series of an instrument.</summary>
    public static MeterSeries Create(InstrumentKind kind, string key, MeterBridgeOptions options) => kind switch
    {
        InstrumentKind.Counter => new CounterSeries(key, isTotal: false),
        InstrumentKind.ObservableCounter => new CounterSeries(key, isTotal: true),
        InstrumentKind.UpDownCounter => new ValueSeries(key, isChange: true),
        InstrumentKind.Gauge => new ValueSeries(key, isChange: false),
        _ => new DistributionSeries(key, options),
    };

    /// <summary>Takes a measurement.</summary>
    public void Record(double value)
    {
        lock (_gate)
            Take(value);
    }

    /// <summary>Puts what was measured since the last time into a row.</summary>
    public void Collect(MeterRow row)
    {
        lock (_gate)
            Write(row);
    }

    /// <summary>Takes a measurement, under the lock.</summary>
    protected abstract void Take(double value);

    /// <summary>Writes the values, under the lock.</summary>
    protected abstract void Write(MeterRow row);
}
