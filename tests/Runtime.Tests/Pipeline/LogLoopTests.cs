using Instrument.Pipeline;
using Kind = Instrument.Records.Record.RecordTypeOneofCase;

namespace Instrument.Runtime.Tests.Pipeline;

public sealed class LogLoopTests : IDisposable
{
    private readonly LoopRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void The_end_is_summary_telemetry_timing_exit_final_and_footer()
    {
        _run.Loop.Start();
        _run.Log("loss", 0.5);
        _run.Time.Advance(TimeSpan.FromSeconds(7.9));

        LogOutcome outcome = _run.Finish(exitCode: 3);

        var records = _run.Records();
        // The summary may come by the second as well as by the end; it is the timing record and the changes in both cases.
        Assert.Equal(
            [Kind.History, Kind.Summary, Kind.Summary, Kind.Telemetry, Kind.Summary, Kind.Exit, Kind.Final, Kind.Footer],
            records.Select(record => record.RecordTypeCase));
        Assert.Equal(["_runtime", "_step", "_timestamp", "loss"], records[2].Summary.Update.Select(item => item.NestedKey.Single()).Order(StringComparer.Ordinal));
        Assert.Equal("7", records[4].Summary.Update.Single(item => item.Key == "_runtime").ValueJson);
        Assert.Equal(3, records[5].Exit.ExitCode);
        Assert.Equal(7, records[5].Exit.Runtime);
        Assert.Equal(Enumerable.Range(1, 8).Select(number => (long)number), records.Select(record => record.Num));
        Assert.Equal(new LogOutcome(1, 1, 1, 0, null, false, 7), outcome);
    }

    [Fact]
    public void Records_of_the_client_name_their_stream()
    {
        _run.Loop.Start();
        _run.Finish();

        Assert.All(_run.Records(), record => Assert.Equal(record.RecordTypeCase == Kind.Summary ? null : "test", record.Info?.StreamId));
    }

    [Fact]
    public void A_row_reaches_the_disk_while_the_run_goes_on_and_its_room_is_given_back()
    {
        _run.Loop.Start();
        _run.Log("loss", 0.5);

        _run.File.WaitForWrites(1);

        Assert.Equal(["0.5"], _run.Values("loss"));
        Assert.True(SpinWait.SpinUntil(() => _run.Head == 48, TimeSpan.FromMinutes(1)));
        _run.Finish();
    }

    [Fact]
    public void The_summary_follows_within_a_second_of_the_runs_clock_also_when_no_further_row_comes()
    {
        _run.Loop.Start();
        _run.Log("loss", 0.5);
        _run.File.WaitForWrites(1);
        Assert.DoesNotContain(_run.Records(), record => record.RecordTypeCase == Kind.Summary);

        _run.Time.Advance(TimeSpan.FromSeconds(1));
        _run.Wake();
        _run.File.WaitForWrites(1);

        Assert.Equal([Kind.History, Kind.Summary, Kind.Summary], _run.Records().Select(record => record.RecordTypeCase));
        _run.Finish();
    }

    [Fact]
    public void Between_two_summaries_there_is_a_second()
    {
        _run.Loop.Start();
        _run.Time.Advance(TimeSpan.FromSeconds(1));
        for (int row = 0; row < 5; row++)
        {
            _run.Log("loss", row);
            _run.File.WaitForWrites(1);
        }

        Assert.Equal(2, _run.Records().Count(record => record.RecordTypeCase == Kind.Summary));
        _run.Finish();
        // One pair more with the last values, and the timing record of the end.
        Assert.Equal(5, _run.Records().Count(record => record.RecordTypeCase == Kind.Summary));
        Assert.Equal("4", _run.Records().Last(record => record.Summary?.Update.Any(item => item.NestedKey is ["loss"]) == true).Summary.Update.Single(item => item.NestedKey is ["loss"]).ValueJson);
    }

    [Fact]
    public void A_run_without_rows_has_an_end_all_the_same()
    {
        _run.Loop.Start();

        LogOutcome outcome = _run.Finish();

        Assert.Equal([Kind.Telemetry, Kind.Summary, Kind.Exit, Kind.Final, Kind.Footer], _run.Records().Select(record => record.RecordTypeCase));
        Assert.Equal(new LogOutcome(0, 0, 0, 0, null, false, 0), outcome);
    }

    [Fact]
    public void An_open_row_keeps_its_room_until_it_is_finished()
    {
        _run.Loop.Start();
        _run.Log("a", 1, step: 0);
        _run.Log("b", 2, step: 0);
        _run.Log("c", 3, step: 1);
        _run.File.WaitForWrites(1);

        Assert.Equal(["1"], _run.Values("a"));
        // Two rows of 48 bytes are safe; the third is open.
        Assert.True(SpinWait.SpinUntil(() => _run.Head == 96, TimeSpan.FromMinutes(1)), $"head {_run.Head}");
        _run.Finish();
        Assert.Equal([null, "3"], _run.Values("c"));
    }
}
