using Instrument.Testing;
using Microsoft.Extensions.Logging;
using Xunit.Abstractions;

namespace Instrument.Runtime.Tests.Pipeline;

/// <summary>The table of docs/wire/records.md §5.1, and law L8.</summary>
public sealed class RowProcessorStepTests(ITestOutputHelper output) : IDisposable
{
    private readonly ProcessorRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void Calls_without_a_step_are_rows_one_after_the_other()
    {
        _run.Log(null, ("a", 1));
        _run.Log(null, ("a", 2));

        Assert.Equal(["0: a=1", "1: a=2"], _run.CompleteRows());
    }

    [Fact]
    public void Calls_of_one_step_make_one_row_when_the_next_step_arrives_or_the_run_ends()
    {
        _run.Log(0, ("a", 1));
        _run.Log(0, ("b", 2));
        Assert.Equal(0, _run.Processor.RecordsWritten);
        _run.Log(1, ("c", 3));
        Assert.Equal(1, _run.Processor.RecordsWritten);

        Assert.Equal(["0: a=1 b=2", "1: c=3"], _run.CompleteRows());
        Assert.Equal(3, _run.Processor.RowsTaken);
        Assert.Equal(2, _run.Processor.RecordsWritten);
    }

    [Fact]
    public void A_call_without_a_step_joins_the_open_row_and_ends_it()
    {
        _run.Log(5, ("a", 1));
        _run.Log(null, ("b", 2));
        Assert.Equal(6, _run.Processor.CurrentStep);
        _run.Log(null, ("c", 3));

        Assert.Equal(["5: a=1 b=2", "6: c=3"], _run.CompleteRows());
    }

    [Fact]
    public void The_last_value_of_a_key_wins_within_a_step()
    {
        _run.Log(3, ("a", 1), ("b", 1));
        _run.Log(3, ("a", "text"));
        _run.Log(3, ("a", null), ("c", 2));
        _run.Log(3, ("a", 0.5));

        Assert.Equal(["3: a=0.5 b=1 c=2"], _run.CompleteRows());
    }

    [Fact]
    public void A_row_that_lies_behind_is_kept_at_the_current_step()
    {
        _run.Log(5, ("a", 1));
        _run.Log(2, ("a", 2));
        _run.Log(6, ("late", 3));
        _run.Log(null, ("b", 4));
        _run.Log(0, ("a", 5));

        Assert.Equal(["5: a=1", "6: a=2", "7: late=3", "8: b=4", "9: a=5"], _run.CompleteRows());
        Assert.Equal(3, _run.Processor.RowsBehind);
        Assert.Equal(5, _run.Processor.RowsTaken);
    }

    [Fact]
    public void Rows_that_lie_behind_are_warned_about_once()
    {
        _run.Log(5, ("a", 1));
        _run.Log(2, ("a", 2));
        _run.Log(3, ("a", 3));

        Assert.Equal((LogLevel.Warning, 6), Assert.Single(_run.Logger.Entries.Select(entry => (entry.Level, entry.Id))));
        Assert.Contains("asked for step 2", _run.Logger.Entries[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_call_is_a_row_with_the_automatic_values_only()
    {
        _run.Log(null);

        Assert.Equal(["_runtime", "_step", "_timestamp"], HistoryRows.Of(_run.Complete()).Single().Keys.Order());
    }

    [Fact]
    public void Random_calls_end_up_where_the_rules_put_them()
    {
        Random random = Seed.Random(output);
        List<string> expected = [];
        List<string> open = [];
        bool isOpen = false;
        long step = 0;
        void Flush(long next)
        {
            if (isOpen)
                expected.Add($"{step}: {string.Join(' ', open)}");
            open.Clear();
            isOpen = false;
            step = next;
        }
        for (int call = 0; call < 3000; call++)
        {
            long? given = random.Next(3) == 0 ? null : Math.Max(0, step + random.Next(-2, 3));
            _run.Log(given, ($"k{call}", call));
            if (given > step)
                Flush(given.Value);
            else if (given < step && isOpen)
                Flush(step + 1);
            bool stays = given == step;
            isOpen = true;
            open.Add($"k{call}={call}");
            if (!stays)
                Flush(step + 1);
        }
        Flush(0);

        Assert.Equal(expected, _run.CompleteRows());
    }
}
