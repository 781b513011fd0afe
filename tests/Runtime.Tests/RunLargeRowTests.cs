using System.Globalization;
using Instrument.Reading;
using Instrument.Testing;

namespace Instrument.Runtime.Tests;

/// <summary>Rows larger than the row buffer takes, from <c>Log</c> to what a reader finds.</summary>
public sealed class RunLargeRowTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly ListLogger _logger = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_row_of_5_MiB_keeps_its_place_among_small_ones()
    {
        string large = Text(5 << 20, 'x');
        Run run = TestRun.Start(_directory.Path, rowBufferBytes: 4 << 20);
        run.Log("n", 0);
        run.Log(new Dictionary<string, object?> { ["n"] = 1, ["text"] = large });
        run.Log("n", 2);

        RunReceipt receipt = run.Finish();

        Assert.Equal((3, 3, 0), (receipt.Logged, receipt.Kept, receipt.BeyondLineLimit));
        using RunReader reader = RunReader.Open(run.LogPath!);
        List<HistoryRow> rows = [.. reader.ReadRows()];
        Assert.Equal(["0", "1", "2"], rows.Select(row => row.GetRawJson("n")));
        Assert.True(rows[1].TryGetString("text", out string? text));
        Assert.Equal(large, text);
        Assert.Equal(large, reader.Summary["text"].GetString());
        AssertNoSpillFiles(run);
    }

    [Fact]
    public void Calls_of_one_step_are_joined_however_large_they_are()
    {
        Run run = TestRun.Start(_directory.Path, rowBufferBytes: 4096);
        for (int call = 0; call < 5; call++)
            run.Log($"k{call}", Text(50_000, (char)('a' + call)), step: 7);
        run.Finish();

        Dictionary<string, string> row = HistoryRows.Of(run.LogPath!).Single();
        Assert.All(Enumerable.Range(0, 5), call => Assert.Equal('"' + Text(50_000, (char)('a' + call)) + '"', row[$"k{call}"]));
    }

    [Fact]
    public void Calls_of_one_step_that_together_exceed_what_may_wait_do_not_wait_for_each_other()
    {
        Run run = TestRun.Start(_directory.Path, rowBufferBytes: 4096);
        string large = Text(30 << 20, 'x');
        for (int call = 0; call < 8; call++)
            run.Log("text", large, step: 1);

        RunReceipt receipt = run.Finish();

        Assert.Equal((8, 8, 1), (receipt.Logged, receipt.Kept, receipt.Records));
    }

    [Fact]
    public void Several_threads_with_large_rows_keep_each_its_order()
    {
        const int Threads = 4;
        const int RowsPerThread = 100;
        Run run = TestRun.Start(_directory.Path, rowBufferBytes: 4096);
        Parallel.For(0, Threads, new ParallelOptions { MaxDegreeOfParallelism = Threads }, thread =>
        {
            for (int row = 0; row < RowsPerThread; row++)
            {
                run.Log(new Dictionary<string, object?>
                {
                    [string.Create(CultureInfo.InvariantCulture, $"thread{thread}")] = row,
                    ["text"] = row % 3 == 0 ? Text(2000 + row, (char)('a' + thread)) : null,
                });
            }
        });

        RunReceipt receipt = run.Finish();

        Assert.Equal((Threads * RowsPerThread, 0), (receipt.Kept, receipt.Dropped));
        List<Dictionary<string, string>> rows = HistoryRows.Of(run.LogPath!);
        for (int thread = 0; thread < Threads; thread++)
        {
            List<Dictionary<string, string>> own = [.. rows.Where(row => row.ContainsKey($"thread{thread}"))];
            Assert.Equal(Enumerable.Range(0, RowsPerThread).Select(row => $"{row}"), own.Select(row => row[$"thread{thread}"]));
            Assert.Equal(
                Enumerable.Range(0, RowsPerThread).Select(row => row % 3 == 0 ? '"' + Text(2000 + row, (char)('a' + thread)) + '"' : "null"),
                own.Select(row => row["text"]));
        }
        AssertNoSpillFiles(run);
    }

    [Fact]
    public void A_large_row_that_the_disk_refuses_is_dropped_with_its_reason_and_the_others_are_kept()
    {
        Run run = TestRun.Start(_directory.Path, logger: _logger);
        // What is in the way of the first file of values.
        Directory.CreateDirectory(Path.ChangeExtension(run.LogPath!, ".rows.1"));
        run.Log("n", 0);
        run.Log("text", Text(20_000, 'x'));
        run.Log("text", Text(20_000, 'y'));

        RunReceipt receipt = run.Finish();

        Assert.Equal((3, 2), (receipt.Logged, receipt.Kept));
        Assert.Equal([KeyValuePair.Create(DropReason.Disk, 1L)], receipt.DroppedByReason);
        Assert.Equal([null, '"' + Text(20_000, 'y') + '"'], HistoryRows.Of(run.LogPath!).Select(row => row.GetValueOrDefault("text")));
        Assert.Contains(_logger.Entries, entry => entry.Id == 5);
        AssertNoSpillFiles(run);
    }

    [Fact]
    public void A_row_beyond_64_MiB_is_dropped_as_too_large()
    {
        Run run = TestRun.Start(_directory.Path);
        run.Log("text", Text(65 << 20, 'x'));

        Assert.Equal([KeyValuePair.Create(DropReason.TooLarge, 1L)], run.Finish().DroppedByReason);
    }

    [Fact]
    public void Rows_longer_than_a_line_that_W_and_B_takes_are_kept_counted_and_warned_about_once()
    {
        Run run = TestRun.Start(_directory.Path, logger: _logger);
        foreach (int length in new[] { 10_000_000, 10_383_360, 11_000_000 })
            run.Log(new Dictionary<string, object?> { ["short"] = "s", ["much/text"] = Text(length, 'x') });

        RunReceipt receipt = run.Finish();

        Assert.Equal((3, 2), (receipt.Kept, receipt.BeyondLineLimit));
        (_, _, string warning) = Assert.Single(_logger.Entries, entry => entry.Id == 14);
        Assert.Contains("'much/text'", warning, StringComparison.Ordinal);
        using RunReader reader = RunReader.Open(run.LogPath!);
        Assert.Equal("2", reader.Summary["_instrument"].GetProperty("beyond_line_limit").GetRawText());
        Assert.Equal(3, reader.RowCount);
    }

    private static string Text(int length, char of) => new(of, length);

    private static void AssertNoSpillFiles(Run run) => Assert.Equal(
        ["run-test.wandb", "run-test.wandb.syncstate"],
        Directory.GetFiles(run.Directory!).Select(Path.GetFileName).Order(StringComparer.Ordinal));
}
