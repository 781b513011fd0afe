using Instrument.Testing;

namespace Instrument.Runtime.Tests;

/// <summary>What a run tells about itself while it goes on.</summary>
public sealed class RunStatusTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Rows_are_counted_when_they_are_in_the_log()
    {
        using Run run = TestRun.Start(_directory.Path);
        Assert.Equal((0, false, false), (run.GetStatus().Kept, run.GetStatus().IsFinished, run.GetStatus().IsSent));
        for (int row = 0; row < 10; row++)
            run.Log("value", row);

        Assert.True(SpinWait.SpinUntil(() => run.GetStatus() is { Kept: 10, BufferedBytes: 0 }, TimeSpan.FromMinutes(2)));
        run.Finish();

        RunStatus status = run.GetStatus();
        Assert.Equal((10, 10, 0, 0, 0), (status.Kept, status.Pending, status.Sent, status.Dropped, status.SentBytes));
        Assert.True(status.IsFinished);
        Assert.Null(status.LogError);
        Assert.Null(status.SinceAccepted);
        Assert.Null(status.SendError);
    }

    [Fact]
    public void Dropped_rows_are_counted_by_reason()
    {
        using Run run = TestRun.Start(_directory.Path);

        run.Log("text", new string('x', 65 << 20));

        Assert.Equal([KeyValuePair.Create(DropReason.TooLarge, 1L)], run.GetStatus().DroppedByReason);
        Assert.Equal(1, run.GetStatus().Dropped);
    }

    [Fact]
    public void A_disabled_run_has_nothing_to_tell()
    {
        using Run run = Wandb.Init(TestRun.Options(_directory.Path, RunMode.Disabled));
        run.Log("value", 1.0);

        Assert.Equal((0, 0, false, null), (run.GetStatus().Kept, run.GetStatus().Dropped, run.GetStatus().IsSent, run.GetStatus().LogError));
    }

    [Fact]
    public async Task Dispose_ends_the_run_with_its_exit_code()
    {
        Run first = TestRun.Start(_directory.Path, "first");
        first.ExitCode = 3;
        first.Dispose();
        await using (Run second = TestRun.Start(_directory.Path, "second"))
            second.ExitCode = 4;
        Run third = TestRun.Start(_directory.Path, "third");
        third.ExitCode = 5;

        Assert.Equal(3, (await first.FinishAsync()).ExitCode);
        Assert.Equal(0, third.Finish(0).ExitCode);
    }
}
