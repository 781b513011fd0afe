using Instrument.Pipeline;
using Instrument.Rows;
using Microsoft.Extensions.Logging;

namespace Instrument.Runtime.Tests.Pipeline;

/// <summary>A bug of this library ends the recording, never the program, and every row is accounted for.</summary>
public sealed class LogLoopFaultTests : IDisposable
{
    private readonly LoopRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void Rows_before_the_fault_are_kept_and_those_after_it_counted()
    {
        _run.Log("n", 1);
        _run.Log("n", 2);
        _run.LogCorrupt();
        _run.Log("n", 3);
        _run.Log("n", 4);
        _run.Loop.Start();

        LogOutcome outcome = _run.Finish();

        Assert.True(outcome.IsFault);
        Assert.NotNull(outcome.Error);
        Assert.Equal(["1", "2"], _run.Values("n"));
        Assert.Equal((5, 2), (outcome.RowsTaken, outcome.RowsKept));
    }

    [Fact]
    public void The_buffer_is_closed_and_the_fault_told()
    {
        _run.LogCorrupt();
        _run.Loop.Start();
        Assert.True(SpinWait.SpinUntil(() => _run.Log("n", 1) == RowAppendResult.Closed, TimeSpan.FromMinutes(1)));

        Assert.NotNull(_run.Loop.Fault);
        LogOutcome outcome = _run.Finish();

        Assert.Equal(_run.Loop.Fault.Message, outcome.Error);
        Assert.Equal((LogLevel.Error, 1), Assert.Single(_run.Logger.Entries.Select(entry => (entry.Level, entry.Id))));
    }

    [Fact]
    public void Rows_of_the_step_that_was_open_are_counted_as_lost()
    {
        _run.Log("n", 1);
        _run.Log("n", 2, step: 1);
        _run.Log("n", 3, step: 1);
        _run.LogCorrupt();
        _run.Loop.Start();

        LogOutcome outcome = _run.Finish();

        Assert.Equal(_run.Values("n").Count(), outcome.Records);
        Assert.Equal((4, 1), (outcome.RowsTaken, outcome.RowsKept));
    }

    [Fact]
    public void The_log_of_a_faulted_run_ends_with_a_whole_record()
    {
        for (int row = 0; row < 100; row++)
            _run.Log("n", row);
        _run.LogCorrupt();
        _run.Loop.Start();
        _run.Finish();

        Assert.Equal(Enumerable.Range(0, 100).Select(row => $"{row}"), _run.Values("n"));
    }
}
