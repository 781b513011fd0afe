using System.Diagnostics.Metrics;
using Instrument.Testing;
using MeterInstrument = System.Diagnostics.Metrics.Instrument;

namespace Instrument.Runtime.Tests;

/// <summary>Instrument's own counters, as OpenTelemetry and others see them.</summary>
[Collection(ProcessWide.Name)]
public sealed class RunMeterTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly Dictionary<string, long> _values = [];
    private readonly Dictionary<string, MeterInstrument> _instruments = [];
    private readonly MeterListener _listener = new();

    public RunMeterTests()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name != Wandb.MeterName)
                return;
            _instruments[instrument.Name] = instrument;
            listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
            _values[tags.Length == 0 ? instrument.Name : $"{instrument.Name} {tags[0].Key}={tags[0].Value}"] = value);
        _listener.Start();
    }

    public void Dispose()
    {
        _listener.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public void Figures_are_sums_over_all_runs_that_only_grow()
    {
        Read();
        long kept = _values.GetValueOrDefault("instrument.rows.kept");
        long dropped = _values.GetValueOrDefault("instrument.rows.dropped reason=TooLarge");
        long active = _values.GetValueOrDefault("instrument.runs.active");
        using Run first = TestRun.Start(_directory.Path, "first");
        using Run second = TestRun.Start(_directory.Path, "second");
        first.Log("value", 1.0);
        first.Log("text", new string('x', 65 << 20));
        second.Log("value", 1.0);
        second.Log("value", 2.0);

        Assert.True(SpinWait.SpinUntil(() => Read()["instrument.rows.kept"] == kept + 3, TimeSpan.FromMinutes(2)));
        Assert.Equal(active + 2, _values["instrument.runs.active"]);
        // Nobody sends these runs.
        Assert.Equal(0, _values["instrument.rows.pending"]);
        first.Finish();
        second.Finish();
        Read();

        Assert.Equal((kept + 3, dropped + 1), (_values["instrument.rows.kept"], _values["instrument.rows.dropped reason=TooLarge"]));
        Assert.Equal(active, _values["instrument.runs.active"]);
    }

    [Fact]
    public void Each_has_a_unit_and_says_what_it_counts()
    {
        using Run run = TestRun.Start(_directory.Path);
        Read();

        Assert.Equal(
            [
                "instrument.buffer.size By", "instrument.requests.repeated {request}", "instrument.rows.dropped {row}", "instrument.rows.kept {row}",
                "instrument.rows.pending {row}", "instrument.rows.sent {row}", "instrument.runs.active {run}", "instrument.sent.size By",
            ],
            _instruments.Values.Select(instrument => $"{instrument.Name} {instrument.Unit}").Order(StringComparer.Ordinal));
        Assert.All(_instruments.Values, instrument => Assert.EndsWith(".", instrument.Description, StringComparison.Ordinal));
    }

    private Dictionary<string, long> Read()
    {
        _listener.RecordObservableInstruments();
        return _values;
    }
}
