using Instrument.Reading;
using Instrument.Records;
using Instrument.Testing;
using Record = Instrument.Records.Record;

namespace Instrument.Runtime.Tests.Details;

/// <summary>Alerts, text and the run's own description, as records of its log.</summary>
public sealed class RunDetailsTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly Run _run;

    public RunDetailsTests() => _run = TestRun.Start(_directory.Path);

    public void Dispose()
    {
        _run.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public void An_alert_is_a_record()
    {
        _run.Alert("diverged", "loss is NaN", AlertLevel.Error, TimeSpan.FromSeconds(5));
        _run.Alert("note", "");

        AlertRecord[] alerts = [.. Records().Where(record => record.Alert is not null).Select(record => record.Alert)];
        Assert.Equal([("diverged", "loss is NaN", "ERROR", 5000L), ("note", "", "INFO", 60_000L)], alerts.Select(alert => (alert.Title, alert.Text, alert.Level, alert.WaitDuration)));
    }

    [Fact]
    public void Bad_alerts_are_refused()
    {
        Assert.Throws<ArgumentException>(() => _run.Alert(" ", "text"));
        Assert.Throws<ArgumentOutOfRangeException>(() => _run.Alert("t", "text", (AlertLevel)7));
        Assert.Throws<ArgumentOutOfRangeException>(() => _run.Alert("t", "text", waitDuration: TimeSpan.FromSeconds(-1)));
    }

    [Fact]
    public void Text_for_the_console_log_is_kept_as_lines()
    {
        _run.WriteLog("first\r\nsecond");
        _run.Finish();

        using RunReader reader = RunReader.Open(_run.LogPath!);
        ConsoleOutput line = Assert.Single(reader.ReadConsole());
        Assert.Equal((ConsoleSource.Logger, "first\nsecond"), (line.Source, line.Text));
    }

    [Fact]
    public void Name_notes_and_tags_can_be_changed()
    {
        _run.Rename("better");
        _run.SetNotes("why");
        _run.SetTags("a", "b", "a");

        Assert.Equal("better", _run.Name);
        RunRecord[] runs = [.. Records().Where(record => record.Run is not null).Select(record => record.Run)];
        Assert.Equal(4, runs.Length);
        Assert.Equal(("better", "why", "a,b"), (runs[1].DisplayName, runs[2].Notes, string.Join(',', runs[3].Tags)));
        Assert.All(runs, run => Assert.Equal((_run.Id, runs[0].StartTime), (run.RunId, run.StartTime)));
        Assert.NotNull(runs[0].StartTime);
    }

    [Fact]
    public void Bad_descriptions_are_refused()
    {
        Assert.Throws<ArgumentException>(() => _run.Rename(""));
        Assert.Throws<ArgumentException>(() => _run.SetNotes(""));
        Assert.Throws<ArgumentException>(() => _run.SetTags());
        Assert.Contains("65 characters", Assert.Throws<ArgumentException>(() => _run.SetTags(new string('x', 65))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void After_the_end_nothing_can_be_told()
    {
        _run.Finish();

        Assert.Throws<ObjectDisposedException>(() => _run.Alert("t", "x"));
        Assert.Throws<ObjectDisposedException>(() => _run.WriteLog("x"));
        Assert.Throws<ObjectDisposedException>(() => _run.SetTags("x"));
    }

    [Fact]
    public async Task The_current_run_is_that_of_the_flow_of_control()
    {
        Run first = Start("first");
        Task<Run?> inTask = Task.Run(() => Wandb.Current);
        Run? seen = await inTask;
        Task<Run?> other = Task.Run(() => Start("second").Id == Wandb.Current?.Id ? Wandb.Current : null);
        Run? second = await other;

        Assert.Same(first, seen);
        Assert.Equal(("second", "first"), (second?.Id, Wandb.Current?.Id));
        second!.Finish();
        first.Finish();
        Assert.Null(Wandb.Current);

        Run Start(string id) => TestRun.Start(_directory.Path, id);
    }

    private IReadOnlyList<Record> Records()
    {
        _run.Finish();
        return LogDecoder.Decode(_run.LogPath!);
    }
}
