using Instrument.Generated;
using Instrument.Testing;

namespace Instrument.Runtime.Tests;

public sealed class DisabledRunTests : IDisposable
{
    private static readonly MetricSchema Schema = new("Disabled", new MetricField("x", MetricKind.Double));
    private readonly TemporaryDirectory _directory = new();
    private readonly Run _run;

    public DisabledRunTests() => _run = Wandb.Init(TestRun.Options(_directory.Path, mode: RunMode.Disabled));

    public void Dispose()
    {
        _run.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public void All_calls_work_and_no_file_is_written()
    {
        _run.Log("a", 0.5);
        _run.Log("a", 1, step: 3);
        _run.Log(new Dictionary<string, object?> { ["a"] = "text" });
        LogTyped();

        RunReceipt receipt = _run.Finish(exitCode: 2);

        Assert.Empty(Directory.EnumerateFileSystemEntries(_directory.Path));
        Assert.Equal((0, 0, 2), (receipt.Logged, receipt.Records, receipt.ExitCode));
        Assert.Null(receipt.LogPath);
        Assert.Null(receipt.Error);
    }

    [Fact]
    public void It_has_an_identity_and_no_place()
    {
        Assert.Equal(("test", "tests", RunMode.Disabled), (_run.Id, _run.Project, _run.Mode));
        Assert.Null(_run.Directory);
        Assert.Null(_run.LogPath);
        Assert.False(_run.IsFinished);
    }

    [Fact]
    public void Mistakes_are_errors_as_in_any_run()
    {
        Assert.Throws<ArgumentException>("key", () => _run.Log("_step", 1));
        Assert.Throws<ArgumentOutOfRangeException>("step", () => _run.Log("a", 1, step: -1));
    }

    [Fact]
    public void A_row_logged_after_the_end_is_an_error()
    {
        Assert.Same(_run.Finish(), _run.Finish());

        Assert.Throws<ObjectDisposedException>(() => _run.Log("a", 0.5));
        Assert.Throws<ObjectDisposedException>(LogTyped);
    }

    private void LogTyped()
    {
        RowWriter row = new(_run, Schema, stackalloc byte[16]);
        row.WriteDouble(1);
        row.Commit(null);
    }
}
