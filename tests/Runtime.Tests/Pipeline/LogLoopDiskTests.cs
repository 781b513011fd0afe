using Instrument.Pipeline;
using Instrument.Rows;
using Microsoft.Extensions.Logging;
using Kind = Instrument.Records.Record.RecordTypeOneofCase;

namespace Instrument.Runtime.Tests.Pipeline;

/// <summary>A disk that refuses to write: nothing is lost while it may recover, and everything is accounted for when it does not.</summary>
public sealed class LogLoopDiskTests
{
    [Fact]
    public void Rows_wait_in_the_buffer_and_arrive_once_when_the_disk_recovers()
    {
        using LoopRun run = new();
        run.Loop.Start();
        run.File.Fails = true;
        for (int row = 0; row < 100; row++)
            Assert.Equal(RowAppendResult.Kept, run.Log("n", row));
        run.File.WaitForWrites(3);
        Assert.Equal(0, run.Head);
        Assert.Empty(run.Records());

        run.File.Fails = false;
        run.Log("n", 100);
        LogOutcome outcome = run.Finish();

        Assert.Equal(Enumerable.Range(0, 101).Select(row => $"{row}"), run.Values("n"));
        Assert.Equal(new LogOutcome(101, 101, 101, 0, null, false, 0), outcome);
        Assert.Equal(
            [
                (LogLevel.Warning, "The run's log cannot be written: No space left on device. Rows wait in the row buffer and are written when the disk takes them again."),
                (LogLevel.Information, "The run's log can be written again."),
            ],
            run.Logger.Entries.Select(entry => (entry.Level, entry.Text)));
    }

    [Fact]
    public void A_full_buffer_refuses_rows_while_the_disk_fails_and_takes_them_afterwards()
    {
        using LoopRun run = new(capacity: 4096);
        run.Loop.Start();
        run.File.Fails = true;
        int kept = 0;
        while (run.Log("n", kept) == RowAppendResult.Kept)
            kept++;
        Assert.InRange(kept, 50, 100);

        run.File.Fails = false;
        Assert.True(SpinWait.SpinUntil(() => run.Head > 0, TimeSpan.FromMinutes(1)));
        Assert.Equal(RowAppendResult.Kept, run.Log("n", kept));

        Assert.Equal(kept + 1, run.Finish().RowsKept);
        Assert.Equal(Enumerable.Range(0, kept + 1).Select(row => $"{row}"), run.Values("n"));
    }

    [Fact]
    public void A_disk_that_recovers_during_the_end_gets_everything()
    {
        using LoopRun run = new();
        run.File.Fails = true;
        run.Log("n", 1);
        run.Log("n", 2, step: 5);
        run.Loop.Start();
        run.Rows.Close();
        run.Loop.Finish(0);
        run.File.WaitForWrites(5);

        run.File.Fails = false;
        LogOutcome outcome = run.Loop.Join();

        Assert.Equal(["1", "2"], run.Values("n"));
        Assert.Equal(Kind.Footer, run.Records()[^1].RecordTypeCase);
        Assert.Equal(new LogOutcome(2, 2, 2, 0, null, false, 0), outcome);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0L)]
    public void A_disk_that_fails_until_the_end_loses_rows_with_a_count_and_without_hanging(long? step)
    {
        using LoopRun run = new(finalAttempts: 3);
        run.File.Fails = true;
        for (int row = 0; row < 10; row++)
            run.Log("n", row, step);
        run.Loop.Start();

        LogOutcome outcome = run.Finish();

        Assert.Empty(run.Records());
        Assert.Equal((10, 0, 0), (outcome.RowsTaken, outcome.RowsKept, outcome.Records));
        Assert.Equal("No space left on device", outcome.Error);
        Assert.False(outcome.IsFault);
        Assert.Equal(0, run.Head);
    }

    [Fact]
    public void Rows_of_an_open_step_count_as_kept_only_when_the_disk_has_them()
    {
        using LoopRun run = new(finalAttempts: 3);
        run.Loop.Start();
        run.Log("a", 1);
        run.Log("b", 2, step: 1);
        run.Log("c", 3, step: 1);
        Assert.True(SpinWait.SpinUntil(() => run.Head == 48, TimeSpan.FromMinutes(1)));
        run.File.Fails = true;

        LogOutcome outcome = run.Finish();

        Assert.Single(run.Values("a"));
        Assert.Equal((3, 1), (outcome.RowsTaken, outcome.RowsKept));
    }

    [Fact]
    public void A_buffer_larger_than_a_batch_is_accounted_for_when_the_disk_fails()
    {
        using LoopRun run = new(capacity: 1 << 20, finalAttempts: 3);
        run.File.Fails = true;
        int logged = 0;
        while (run.Log("text", new string('x', 200)) == RowAppendResult.Kept)
            logged++;
        run.Loop.Start();

        LogOutcome outcome = run.Finish();

        Assert.Equal((logged, 0), (outcome.RowsTaken, outcome.RowsKept));
        Assert.NotNull(outcome.Error);
    }
}
