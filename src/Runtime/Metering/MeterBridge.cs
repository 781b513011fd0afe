using System.Diagnostics.Metrics;
using Instrument.Metering;

namespace Instrument;

/// <summary>
/// Logs what the instruments of <see cref="System.Diagnostics.Metrics"/> measure as metrics of a run: a row at each interval, and one at
/// the end. W&amp;B draws them over the run's time, as it does the machine's own metrics.
/// </summary>
/// <remarks>
/// <para>
/// A key is <c>meter/instrument</c>, then <c>/tag_value</c> for each tag in the order of their names; characters that W&amp;B's queries do not
/// take, dots among them, become underscores. What follows depends on the instrument. Counters: <c>/total</c>, and <c>/rate</c> for a second.
/// Up-down counters and gauges: nothing, for there is one value. Histograms: <c>/count</c> and <c>/sum</c> of all measurements; <c>/p50</c>,
/// <c>/p95</c>, <c>/p99</c> and <c>/max</c> of those since the last row.
/// </para>
/// <para>
/// Rows of a bridge do not disturb those of the program: a value joins the row that is open, and is in a row of its own where none is. A
/// measurement costs a look-up and a lock; the number of series is bounded.
/// </para>
/// </remarks>
public sealed class MeterBridge : IDisposable
{
    private static readonly TimeSpan ShortestInterval = TimeSpan.FromSeconds(0.1);

    private readonly Run _run;
    private readonly MeterBridgeOptions _options;
    private readonly NamePattern[] _instruments;
    private readonly NamePattern[] _excluded;
    private readonly SeriesLimit _limit;
    private readonly MeterListener _listener = new();
    private readonly ITimer _timer;

    // Guards the instruments, which are published on any thread.
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Meter, string Name, InstrumentKind Kind), MeteredInstrument> _metered = [];

    // Guards what follows: one row is collected at a time.
    private readonly Lock _collecting = new();
    private readonly MeterRow _row = new();
    private long _lastRow;
    private bool _hasFailed;

    private bool _isEnding;
    private volatile bool _isDisposed;

    private MeterBridge(Run run, MeterBridgeOptions options)
    {
        _run = run;
        _options = options;
        _instruments = NamePattern.Parse(options.Instruments, nameof(options));
        _excluded = NamePattern.Parse(options.Excluded, nameof(options));
        _limit = new SeriesLimit(options.MaxSeries, run.Logger);
        _lastRow = options.TimeProvider.GetTimestamp();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (Find(instrument) is { } metered)
                listener.EnableMeasurementEvents(instrument, metered);
        };
        _listener.SetMeasurementEventCallback<byte>(static (_, value, tags, state) => Record(state, value, tags));
        _listener.SetMeasurementEventCallback<short>(static (_, value, tags, state) => Record(state, value, tags));
        _listener.SetMeasurementEventCallback<int>(static (_, value, tags, state) => Record(state, value, tags));
        _listener.SetMeasurementEventCallback<long>(static (_, value, tags, state) => Record(state, value, tags));
        _listener.SetMeasurementEventCallback<float>(static (_, value, tags, state) => Record(state, value, tags));
        _listener.SetMeasurementEventCallback<double>(static (_, value, tags, state) => Record(state, value, tags));
        _listener.SetMeasurementEventCallback<decimal>(static (_, value, tags, state) => Record(state, (double)value, tags));
        _listener.Start();
        _timer = options.TimeProvider.CreateTimer(_ => Collect(TimeSpan.Zero), null, options.Interval, options.Interval);
    }

    /// <summary>Measurements that are in no row because there were more combinations of instrument and tags than <see cref="MeterBridgeOptions.MaxSeries"/>.</summary>
    public long MeasurementsLeftOut => _limit.LeftOut;

    /// <summary>Starts to log instruments, those that exist and those that are made later.</summary>
    /// <param name="run">The run. When it finishes, the bridge logs its last row and ends.</param>
    /// <param name="options">Which instruments, and how.</param>
    /// <returns>The bridge; dispose it to end it before the run.</returns>
    /// <exception cref="ArgumentException">A name of an instrument or the prefix breaks a rule, or there is no name.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The interval, a percentile or the number of series is out of range.</exception>
    /// <exception cref="ObjectDisposedException">The run has finished.</exception>
    public static MeterBridge Start(Run run, MeterBridgeOptions options)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Interval, ShortestInterval, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxSeries, 1, nameof(options));
        if (options.Instruments is null or { Count: 0 })
            throw new ArgumentException("No instrument is named; set MeterBridgeOptions.Instruments, for example to [\"MyApp.*\"].", nameof(options));
        foreach (double percent in options.Percentiles)
        {
            if (!(percent is >= 0 and <= 100))
                throw new ArgumentOutOfRangeException(nameof(options), percent, "A percentile lies between 0 and 100.");
        }
        if (options.KeyPrefix.Length != 0 && MetricKeyGrammar.Check(options.KeyPrefix + "/x") is not MetricKeyViolation.None and var violation)
            throw new ArgumentException($"The prefix '{options.KeyPrefix}' {MetricKeyGrammar.Describe(violation)}.", nameof(options));
        return run.Accompany(new MeterBridge(run, options));
    }

    /// <summary>Logs what was measured since the last row, and ends the bridge.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isEnding, true))
            return;
        _timer.Dispose();
        // The program's own code is asked for the last row, and the end of a run has to have an end.
        if (!Task.WaitAll([Task.Run(() => Collect(_options.Patience))], _options.Patience))
            LogMessages.InstrumentFailed(_run.Logger, "it does not come back, so the last row is missing");
        _isDisposed = true;
        _listener.Dispose();
        _run.Leave(this);
    }

    private static void Record(object? state, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        ((MeteredInstrument)state!).Record(value, tags);

    private MeteredInstrument? Find(System.Diagnostics.Metrics.Instrument instrument)
    {
        string meter = instrument.Meter.Name;
        bool isNamed = NamePattern.Any(_instruments, instrument.Name) || NamePattern.Any(_instruments, meter);
        if (!isNamed || NamePattern.Any(_excluded, instrument.Name) || NamePattern.Any(_excluded, meter) || InstrumentKinds.Of(instrument) is not { } kind)
            return null;
        lock (_gate)
        {
            // An instrument that is made anew goes on where the old one ended.
            if (!_metered.TryGetValue((meter, instrument.Name, kind), out MeteredInstrument? metered))
                _metered.Add((meter, instrument.Name, kind), metered = new MeteredInstrument(meter, instrument.Name, kind, _limit, _options));
            return metered;
        }
    }

    private void Collect(TimeSpan patience)
    {
        // Intervals pass by while an instrument does not come back: no thread waits behind it.
        if (!_collecting.TryEnter(patience))
            return;
        try
        {
            Observe();
            if (!_isDisposed)
                Log();
        }
        finally
        {
            _collecting.Exit();
        }
    }

    private void Log()
    {
        long now = _options.TimeProvider.GetTimestamp();
        _row.Begin(_options.TimeProvider.GetElapsedTime(_lastRow, now).TotalSeconds);
        _lastRow = now;
        foreach (MeteredInstrument instrument in Metered())
            instrument.Collect(_row);
        if (_row.Values.Count == 0)
            return;
        foreach (string key in _row.NewKeys)
            _run.TryDefineOverTime(key);
        _run.TryLogAside(_row.Values);
    }

    private MeteredInstrument[] Metered()
    {
        lock (_gate)
            return [.. _metered.Values];
    }

    private void Observe()
    {
        try
        {
            _listener.RecordObservableInstruments();
        }
#pragma warning disable CA1031 // The program's own code is called here: a failure of it is told once, and the other instruments are asked all the same.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            if (!_hasFailed)
                LogMessages.InstrumentFailed(_run.Logger, (exception as AggregateException)?.InnerException?.Message ?? exception.Message);
            _hasFailed = true;
        }
    }
}
