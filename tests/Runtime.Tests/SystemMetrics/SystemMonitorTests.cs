using Instrument.Reading;
using Instrument.SystemMetrics;
using Instrument.Testing;
using Record = Instrument.Records.Record;

namespace Instrument.Runtime.Tests.SystemMetrics;

/// <summary>When the machine is measured, and what becomes of probes that fail.</summary>
public sealed class SystemMonitorTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    private readonly ManualTimeProvider _time = new();
    private readonly ListLogger _logger = new();
    private readonly List<Record> _records = [];

    [Fact]
    public void Each_group_makes_a_record_at_each_interval()
    {
        using SystemMonitor monitor = Start([[new Probe("a"), new Probe("b")], [new Probe("c")]]);

        _time.Advance(Interval - TimeSpan.FromTicks(1));
        Assert.Empty(_records);
        _time.Advance(TimeSpan.FromTicks(1));
        _time.Advance(Interval);

        Assert.Equal(["a,b", "c", "a,b", "c"], _records.Select(Keys));
        Assert.Equal(_time.GetUtcNow(), _records[^1].Stats.Timestamp.ToDateTimeOffset());
    }

    [Fact]
    public void A_probe_that_throws_is_switched_off_with_one_warning_and_the_others_go_on()
    {
        using SystemMonitor monitor = Start([[new Probe("a"), new Probe("b") { Fault = new InvalidOperationException("no such device") }]]);

        _time.Advance(3 * Interval);

        Assert.Equal(["a", "a", "a"], _records.Select(Keys));
        Assert.Single(_logger.Entries, entry => entry.Text.Contains("'b' are switched off: no such device", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_probe_that_hangs_is_not_asked_again_and_switched_off()
    {
        using ManualResetEventSlim entered = new();
        using ManualResetEventSlim leave = new();
        WatchedProbe probe = new(new Probe("slow") { Enter = () => { entered.Set(); leave.Wait(TimeSpan.FromMinutes(2)); } }, Interval, _time, _logger);
        Task<SystemValues?> first = Task.Factory.StartNew(probe.Sample, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        Assert.True(entered.Wait(TimeSpan.FromMinutes(2)));

        Assert.Null(probe.Sample());
        Assert.Null(probe.Sample());
        Assert.False(probe.IsOff);
        Assert.Null(probe.Sample());
        Assert.True(probe.IsOff);
        leave.Set();
        Assert.Null(await first);
        Assert.Single(_logger.Entries, entry => entry.Text.Contains("it does not come back", StringComparison.Ordinal));
    }

    [Fact]
    public void A_probe_that_costs_too_much_is_asked_less_often_and_told_once()
    {
        ManualTimeProvider cost = new();
        WatchedProbe probe = new(new Probe("disk") { Enter = () => cost.Advance(TimeSpan.FromMilliseconds(60)) }, Interval, cost, _logger);

        int[] asked = [.. Enumerable.Range(0, 15).Where(_ => probe.Sample() is not null)];

        Assert.Equal([0, 1, 2, 6, 10, 14], asked);
        Assert.Equal("The probe 'disk' takes 60 ms of a sample, which is more than a thousandth of a core; it is asked 4 times less often.", Assert.Single(_logger.Entries).Text);
    }

    [Fact]
    public void After_the_end_nothing_is_measured()
    {
        SystemMonitor monitor = Start([[new Probe("a")]]);
        _time.Advance(Interval);

        monitor.Dispose();
        _time.Advance(3 * Interval);

        Assert.Single(_records);
    }

    [Fact]
    public void A_label_parts_the_figures_of_several_writers()
    {
        using SystemMonitor monitor = Start([[new Probe("cpu")]], "rank 1");

        _time.Advance(Interval);

        Assert.Equal("cpu/l:rank 1", Keys(_records.Single()));
    }

    [Fact]
    public void A_run_has_the_figures_of_the_host_and_of_the_runtime()
    {
        using TemporaryDirectory directory = new();
        RunOptions options = new()
        {
            Project = "tests",
            Directory = directory.Path,
            Mode = RunMode.Offline,
            Quiet = true,
            Reinit = Reinit.CreateNew,
            TimeProvider = _time,
            EnvironmentVariable = _ => null,
        };
        Run run = Wandb.Init(options);
        _time.Advance(Interval);
        run.Finish();

        using RunReader reader = RunReader.Open(run.LogPath!);
        SystemSample[] samples = [.. reader.ReadSystemMetrics()];
        Assert.Contains("proc.memory.rssMB", samples[0].Values.Keys);
        Assert.Contains("network.sent", samples[0].Values.Keys);
        Assert.Contains("dotnet.gc.heapMB", samples[^1].Values.Keys);
    }

    [Theory]
    [InlineData(null, null, 15)]
    [InlineData("WANDB_X_STATS_SAMPLING_INTERVAL", "2.5", 2.5)]
    [InlineData("WANDB_X_DISABLE_STATS", "true", 0)]
    [InlineData("WANDB_X_DISABLE_MACHINE_INFO", "true", 0)]
    public void The_interval_comes_from_the_environment(string? variable, string? value, double seconds) =>
        Assert.Equal(seconds, Resolve(new RunOptions(), name => name == variable ? value : null));

    [Fact]
    public void A_bad_interval_is_refused_where_it_was_given()
    {
        Assert.Contains("WANDB_X_STATS_SAMPLING_INTERVAL is '0.01'", Assert.Throws<WandbException>(
            () => Resolve(new RunOptions(), name => name == "WANDB_X_STATS_SAMPLING_INTERVAL" ? "0.01" : null)).Message, StringComparison.Ordinal);
        Assert.Contains("SystemMetricsInterval", Assert.Throws<ArgumentException>(
            () => Resolve(new RunOptions { SystemMetricsInterval = TimeSpan.FromMilliseconds(1) }, _ => null)).Message, StringComparison.Ordinal);
    }

    private static double Resolve(RunOptions options, Func<string, string?> environment) =>
        new Instrument.Settings.RunSettingsResolver(environment, "/tmp", _ => throw new InvalidOperationException("no server is asked for"))
            .Resolve(With(options)).SystemMetricsInterval.TotalSeconds;

    private static RunOptions With(RunOptions options) => new() { Mode = RunMode.Offline, Project = "tests", SystemMetricsInterval = options.SystemMetricsInterval };

    private SystemMonitor Start(IReadOnlyList<IReadOnlyList<ISystemProbe>> groups, string? label = null) => new(
        groups, Interval, _time,
        record =>
        {
            _records.Add(record);
            return true;
        },
        _logger, label);

    private static string Keys(Record record) => string.Join(',', record.Stats.Item.Select(item => item.Key));

    private sealed class Probe(string name) : ISystemProbe
    {
        public Exception? Fault { get; init; }

        public Action? Enter { get; init; }

        public string Name => name;

        public void Sample(SystemValues values)
        {
            Enter?.Invoke();
            if (Fault is not null)
                throw Fault;
            values.Add(name, 1.5);
        }
    }
}
