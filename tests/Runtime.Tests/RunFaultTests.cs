using Instrument.Generated;
using Instrument.Testing;

namespace Instrument.Runtime.Tests;

/// <summary>A run whose log thread failed: the program goes on, and the receipt tells.</summary>
public sealed class RunFaultTests : IDisposable
{
    private static readonly MetricSchema Schema = new("Corrupt", new MetricField("x", MetricKind.Double));
    private readonly TemporaryDirectory _directory = new();
    private readonly ListLogger _logger = new();
    private readonly Run _run;

    public RunFaultTests()
    {
        _run = TestRun.Start(_directory.Path, logger: _logger);
        // Fewer bytes than the schema needs, as only a bug writes them.
        _run.Append(Schema, [], null, null);
        SpinWait.SpinUntil(() => _logger.Entries.Length != 0, TimeSpan.FromMinutes(1));
    }

    public void Dispose()
    {
        _run.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public void Rows_after_the_fault_are_dropped_with_a_count_and_one_warning()
    {
        for (int row = 0; row < 10; row++)
            _run.Log("a", row);

        RunReceipt receipt = _run.Finish();

        Assert.Equal((11, 0, 11), (receipt.Logged, receipt.Kept, receipt.Dropped));
        Assert.Equal([DropReason.Fault], receipt.DroppedByReason.Keys);
        Assert.NotNull(receipt.Error);
        Assert.Equal([1, 5], _logger.Entries.Select(entry => entry.Id));
        Assert.Empty(HistoryRows.Of(_run.LogPath!));
    }

    [Fact]
    public void What_stands_beside_the_rows_is_refused_with_one_warning_and_counts_as_no_row()
    {
        _run.Alert("title", "text");
        _run.Summary["best"] = 1;

        Assert.Equal(1, _run.Finish().Logged);
        Assert.Single(_logger.Entries, entry => entry.Id == 18);
    }

    [Fact]
    public void The_row_buffers_file_stays_for_a_later_look()
    {
        _run.Finish();

        Assert.True(File.Exists(Path.ChangeExtension(_run.LogPath!, ".rows")));
    }

    [Fact]
    public void After_its_end_it_refuses_rows_like_any_other()
    {
        RunReceipt receipt = _run.Finish();

        Assert.Throws<ObjectDisposedException>(() => _run.Log("a", 1));
        Assert.Equal(1, receipt.Logged);
    }
}
