using Instrument.Pipeline;
using Instrument.Rows;
using Instrument.Runtime.Tests.Rows;

namespace Instrument.Runtime.Tests.Pipeline;

/// <summary>The log thread with rows whose values lie outside the ring.</summary>
public sealed class LogLoopLargeRowTests
{
    private const int Capacity = 4096;
    private static readonly string Large = new('x', 5000);

    [Fact]
    public void A_buffer_in_plain_memory_takes_large_rows_as_well()
    {
        using LoopRun run = new(Capacity);
        run.Loop.Start();
        run.Log("text", "first");
        Assert.Equal(RowAppendResult.Kept, run.Log("text", Large));
        run.Log("text", "last");

        LogOutcome outcome = run.Finish();

        Assert.Equal(["\"first\"", '"' + Large + '"', "\"last\""], run.Values("text"));
        Assert.Equal((3, 3), (outcome.RowsTaken, outcome.RowsKept));
    }

    [Fact]
    public void The_values_stay_while_the_disk_refuses_the_log()
    {
        SwitchedSpillStore store = new();
        using LoopRun run = new(Capacity, spillStore: store);
        run.File.Fails = true;
        run.Loop.Start();
        run.Log("text", Large);
        run.File.WaitForWrites(3);
        Assert.Equal([1], store.Numbers);

        run.File.Fails = false;
        run.Finish();

        Assert.Equal(['"' + Large + '"'], run.Values("text"));
        Assert.Empty(store.Numbers);
    }

    [Fact]
    public void Rows_whose_values_are_gone_are_counted_as_dropped_before_the_log_states_its_account()
    {
        SwitchedSpillStore store = new();
        using LoopRun run = new(Capacity, spillStore: store);
        run.Log("n", 1);
        run.Log("text", Large);
        run.Log("text", Large);
        run.Log("n", 2);
        store.Delete(1);
        store.Delete(2);
        run.Loop.Start();

        LogOutcome outcome = run.Finish();

        Assert.Equal((2, 2, null), (outcome.RowsTaken, outcome.RowsKept, outcome.Error));
        Assert.Equal([KeyValuePair.Create(DropReason.Disk, 2L)], run.Drops.ToDictionary());
        Assert.Equal([12], run.Logger.Entries.Select(entry => entry.Id));
        var account = run.Records().Last(record => record.Summary is not null).Summary.Update.Where(item => item.NestedKey.FirstOrDefault() == "_instrument");
        Assert.Equal(["logged=4", "kept=2", "dropped_disk=2"], account.Select(item => $"{item.NestedKey[1]}={item.ValueJson}"));
    }
}
