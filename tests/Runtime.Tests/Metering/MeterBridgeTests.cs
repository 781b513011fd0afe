using System.Diagnostics.Metrics;
using System.Globalization;
using Instrument.Records;
using Instrument.Testing;
using Record = Instrument.Records.Record;

namespace Instrument.Runtime.Tests.Metering;

/// <summary>What instruments become in the rows of a run.</summary>
public sealed class MeterBridgeTests : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly TemporaryDirectory _directory = new();
    private readonly ManualTimeProvider _time = new();
    private readonly ListLogger _logger = new();
    private readonly Run _run;

    // Each test has a name of its own: listeners hear the meters of all tests.
    private readonly string _name = "m" + Guid.NewGuid().ToString("n");
    private readonly Meter _meter;

    public MeterBridgeTests()
    {
        _meter = new Meter(_name);
        _run = TestRun.Start(_directory.Path, logger: _logger);
    }

    public void Dispose()
    {
        _meter.Dispose();
        _run.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public void A_counter_has_a_total_and_a_rate_for_a_second()
    {
        Counter<int> counter = _meter.CreateCounter<int>("batches.done");
        Start();
        counter.Add(30);
        _time.Advance(Interval);
        counter.Add(5);
        _time.Advance(Interval);

        Assert.Equal(["30", "35", "35"], Values("batches_done/total"));
        Assert.Equal(["3", "0.5"], Values("batches_done/rate"));
    }

    [Fact]
    public void An_observed_total_has_a_rate_from_its_second_row_on_and_none_after_it_started_anew()
    {
        long[] totals = [1000, 1050, 20, 40];
        int next = 0;
        _meter.CreateObservableCounter("bytes", () => totals[next++]);
        Start();
        for (int i = 0; i < 3; i++)
            _time.Advance(Interval);

        Assert.Equal(["1000", "1050", "20", "40"], Values("bytes/total"));
        Assert.Equal(["5"], Values("bytes/rate"));
    }

    [Fact]
    public void An_up_down_counter_is_a_sum_and_a_gauge_the_last_value_that_was_measured()
    {
        UpDownCounter<long> queue = _meter.CreateUpDownCounter<long>("queue");
        Gauge<float> level = _meter.CreateGauge<float>("level");
        _meter.CreateObservableGauge("observed", () => 7m);
        _meter.CreateObservableUpDownCounter("size", () => (short)3);
        Start();
        queue.Add(5);
        queue.Add(-2);
        level.Record(1);
        level.Record(0.25f);
        _time.Advance(Interval);
        _time.Advance(Interval);

        Assert.Equal(["3", "3", "3"], Values("queue"));
        Assert.Equal(["0.25"], Values("level"));
        Assert.Equal(["7", "7", "7"], Values("observed"));
        Assert.Equal(["3", "3", "3"], Values("size"));
    }

    [Fact]
    public void A_histogram_has_number_and_sum_of_all_and_percentiles_of_the_interval()
    {
        Histogram<double> duration = _meter.CreateHistogram<double>("duration");
        Start(percentiles: [50, 99.9]);
        for (int i = 1; i <= 1000; i++)
            duration.Record(i);
        _time.Advance(Interval);
        duration.Record(5);
        _time.Advance(Interval);

        Assert.Equal(["1000", "1001", "1001"], Values("duration/count"));
        Assert.Equal(["500500", "500505", "500505"], Values("duration/sum"));
        double[] median = [.. Values("duration/p50").Select(Number)];
        Assert.InRange(median[0], 494, 506);
        Assert.Equal(5, median[1]);
        Assert.InRange(Number(Values("duration/p99_9")[0]), 988, 1000);
        Assert.Equal(["1000", "5"], Values("duration/max"));
    }

    [Fact]
    public void Measurements_are_logged_as_a_distribution_where_that_is_asked_for()
    {
        Histogram<double> duration = _meter.CreateHistogram<double>("duration");
        MeterBridge.Start(_run, new MeterBridgeOptions { Instruments = [_name], Interval = Interval, TimeProvider = _time, LogDistributions = true });
        duration.Record(0, new KeyValuePair<string, object?>("route", "/a"));
        duration.Record(64, new KeyValuePair<string, object?>("route", "/a"));
        _time.Advance(Interval);

        Dictionary<string, string> row = Rows()[0];
        Assert.Equal("\"histogram\"", row[$"{_name}/duration/route__a/distribution._type"]);
        Assert.StartsWith("[1,0,", row[$"{_name}/duration/route__a/distribution.values"], StringComparison.Ordinal);
        Assert.EndsWith(",0,1]", row[$"{_name}/duration/route__a/distribution.values"], StringComparison.Ordinal);
    }

    [Fact]
    public void Tags_make_series_of_their_own_whatever_their_order()
    {
        Counter<long> requests = _meter.CreateCounter<long>("requests");
        Start();
        KeyValuePair<string, object?> method = new("http.method", "GET");
        KeyValuePair<string, object?> status = new("status", 200);
        requests.Add(1, method, status);
        requests.Add(2, status, method);
        requests.Add(4, new KeyValuePair<string, object?>("status", null));
        _time.Advance(Interval);

        Assert.Equal("3", Values("requests/http_method_GET/status_200/total")[0]);
        Assert.Equal("4", Values("requests/status_none/total")[0]);
    }

    [Fact]
    public void Series_beyond_the_limit_are_counted_with_one_warning()
    {
        Counter<long> requests = _meter.CreateCounter<long>("requests");
        MeterBridge bridge = Start(maxSeries: 2);
        for (int user = 0; user < 100; user++)
            requests.Add(1, new KeyValuePair<string, object?>("user", user));
        requests.Add(1, new KeyValuePair<string, object?>("user", 1));
        _time.Advance(Interval);

        Assert.Equal(98, bridge.MeasurementsLeftOut);
        Assert.Equal("2", Values("requests/user_1/total")[0]);
        Assert.DoesNotContain(Rows()[0].Keys, key => key.Contains("user_2", StringComparison.Ordinal));
        Assert.Single(_logger.Entries, entry => entry.Id == 90);
    }

    [Fact]
    public void Names_and_beginnings_choose_instruments_and_leave_them_out()
    {
        using Meter other = new(_name + ".other");
        Counter<int>[] counters =
        [
            _meter.CreateCounter<int>(_name + ".chosen"), _meter.CreateCounter<int>("not"), other.CreateCounter<int>("a"), other.CreateCounter<int>(_name + ".chosen.not"),
        ];
        MeterBridge.Start(_run, new MeterBridgeOptions
        {
            Instruments = [_name + ".o*", _name + ".chosen"],
            Excluded = [_name + ".chosen.not"],
            Interval = Interval,
            TimeProvider = _time,
        });
        foreach (Counter<int> counter in counters)
            counter.Add(1);
        _time.Advance(Interval);

        Assert.Equal([$"{_name}/{_name}_chosen/total", $"{_name}_other/a/total"], Rows()[0].Keys.Where(key => key.EndsWith("/total", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Keys_are_drawn_over_the_run_time_and_defined_once()
    {
        Counter<int> counter = _meter.CreateCounter<int>("done");
        Start();
        counter.Add(1);
        _time.Advance(Interval);
        _time.Advance(Interval);
        _run.Finish();

        MetricRecord[] definitions = [.. Records().Where(record => record.Metric is not null).Select(record => record.Metric)];
        Assert.Equal([$"{_name}/done/total", $"{_name}/done/rate"], definitions.Select(definition => definition.Name));
        Assert.All(definitions, definition => Assert.Equal(("_runtime", false), (definition.StepMetric, definition.Options.StepSync)));
        Assert.All(Rows(), row => Assert.Contains("_runtime", row.Keys));
    }

    [Fact]
    public void What_was_measured_since_the_last_row_is_logged_at_the_end_of_the_run_and_nothing_after_it()
    {
        Counter<int> counter = _meter.CreateCounter<int>("done");
        Start();
        counter.Add(3);
        _run.Finish();
        counter.Add(4);
        _time.Advance(3 * Interval);

        Assert.Equal("3", Assert.Single(Rows())[$"{_name}/done/total"]);
        Assert.Throws<ObjectDisposedException>(() => Start());
    }

    [Fact]
    public void A_bridge_that_is_disposed_logs_a_last_row_and_the_run_goes_on()
    {
        Counter<int> counter = _meter.CreateCounter<int>("done");
        MeterBridge bridge = Start();
        counter.Add(3);
        bridge.Dispose();
        bridge.Dispose();
        counter.Add(4);
        _time.Advance(Interval);
        _run.Log("loss", 1.0);

        Assert.Equal(["3"], Values("done/total"));
        Assert.Equal(2, Rows().Count);
    }

    [Fact]
    public void Rows_of_a_bridge_leave_the_steps_of_the_program_alone()
    {
        Counter<int> counter = _meter.CreateCounter<int>("done");
        Start();
        counter.Add(1);
        _run.Log("loss", 1.0, step: 0);
        _time.Advance(Interval);
        _run.Log("loss", 0.5, step: 1);
        _run.Log("loss", 0.4, step: 2, commit: true);
        _time.Advance(Interval);
        _run.Log("loss", 0.3, step: 3);

        List<Dictionary<string, string>> rows = Rows();
        Assert.Equal(["0/1", "1/0.5", "2/0.4", "3/0.3"], rows.Select(row => row["_step"] + "/" + row["loss"]));
        Assert.True(rows[0].ContainsKey($"{_name}/done/total"));
        Assert.True(rows[3].ContainsKey($"{_name}/done/total"));
        Assert.Equal(0, _run.Finish().Behind);
    }

    [Fact]
    public void Rows_of_a_bridge_do_not_finish_a_row_that_the_program_has_open()
    {
        Counter<int> counter = _meter.CreateCounter<int>("done");
        Start();
        counter.Add(1);
        _run.Log("a", 1.0, commit: false);
        _time.Advance(Interval);
        _run.Log("b", 2.0);
        _time.Advance(Interval);

        List<Dictionary<string, string>> rows = Rows();
        Assert.Equal(("1", "2", "1"), (rows[0]["a"], rows[0]["b"], rows[0][$"{_name}/done/total"]));
        Assert.DoesNotContain("a", rows[1].Keys);
    }

    [Fact]
    public void An_observable_instrument_that_fails_costs_its_own_values_and_one_warning()
    {
        _meter.CreateObservableGauge("bad", (Func<int>)(() => throw new InvalidOperationException("no sensor")));
        _meter.CreateObservableGauge("good", () => 1);
        Start();
        _time.Advance(Interval);
        _time.Advance(Interval);

        Assert.Equal(["1", "1", "1"], Values("good"));
        Assert.Contains("no sensor", Assert.Single(_logger.Entries, entry => entry.Id == 91).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_observable_instrument_that_hangs_keeps_neither_the_intervals_nor_the_end_of_the_run_waiting()
    {
        using ManualResetEventSlim entered = new();
        using ManualResetEventSlim leave = new();
        using ManualResetEventSlim left = new();
        _meter.CreateObservableGauge("slow", () =>
        {
            entered.Set();
            leave.Wait(TimeSpan.FromMinutes(2));
            left.Set();
            return 1;
        });
        MeterBridge.Start(_run, new MeterBridgeOptions { Instruments = [_name], Interval = Interval, TimeProvider = _time, Patience = TimeSpan.FromMilliseconds(50) });
        Task interval = Task.Factory.StartNew(() => _time.Advance(Interval), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        Assert.True(entered.Wait(TimeSpan.FromMinutes(2)));

        _time.Advance(Interval);
        _run.Finish();

        Assert.Empty(Rows());
        leave.Set();
        Assert.True(left.Wait(TimeSpan.FromMinutes(2)));
        await interval.WaitAsync(TimeSpan.FromMinutes(2));
        Assert.Empty(Rows());
    }

    [Fact]
    public void A_meter_that_is_made_anew_goes_on_in_the_same_metrics()
    {
        Start();
        for (int i = 0; i < 3; i++)
        {
            using Meter meter = new(_name);
            meter.CreateCounter<int>("done").Add(1);
        }
        _time.Advance(Interval);

        Assert.Equal("3", Values("done/total")[0]);
    }

    [Fact]
    public void A_known_series_is_measured_without_allocation()
    {
        Counter<long> requests = _meter.CreateCounter<long>("requests");
        Histogram<double> duration = _meter.CreateHistogram<double>("duration");
        Start();
        Measure(100);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Measure(1000);

        // Boxes of the tags' values are the program's own; here they are texts.
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Measure(int times)
        {
            for (int i = 0; i < times; i++)
            {
                requests.Add(1, new KeyValuePair<string, object?>("route", "a"), new KeyValuePair<string, object?>("method", "GET"));
                duration.Record(i);
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("a*b")]
    public void A_bad_name_is_refused(string name) =>
        Assert.Throws<ArgumentException>(() => MeterBridge.Start(_run, new MeterBridgeOptions { Instruments = [name] }));

    [Fact]
    public void Bad_options_are_refused()
    {
        Assert.Throws<ArgumentException>(() => MeterBridge.Start(_run, new MeterBridgeOptions()));
        Assert.Throws<ArgumentException>(() => MeterBridge.Start(_run, new MeterBridgeOptions { Instruments = ["a"], KeyPrefix = "_a" }));
        Assert.Throws<ArgumentOutOfRangeException>(() => MeterBridge.Start(_run, new MeterBridgeOptions { Instruments = ["a"], Interval = TimeSpan.Zero }));
        Assert.Throws<ArgumentOutOfRangeException>(() => MeterBridge.Start(_run, new MeterBridgeOptions { Instruments = ["a"], MaxSeries = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => MeterBridge.Start(_run, new MeterBridgeOptions { Instruments = ["a"], Percentiles = [double.NaN] }));
    }

    private MeterBridge Start(int maxSeries = 500, double[]? percentiles = null) => MeterBridge.Start(
        _run, new MeterBridgeOptions { Instruments = [_name], Interval = Interval, TimeProvider = _time, MaxSeries = maxSeries, Percentiles = percentiles ?? [50] });

    private static double Number(string json) => double.Parse(json, CultureInfo.InvariantCulture);

    private IReadOnlyList<Record> Records()
    {
        _run.Finish();
        return LogDecoder.Decode(_run.LogPath!);
    }

    private List<Dictionary<string, string>> Rows() => HistoryRows.Of(Records());

    private string[] Values(string key) => [.. Rows().Where(row => row.ContainsKey($"{_name}/{key}")).Select(row => row[$"{_name}/{key}"])];
}
