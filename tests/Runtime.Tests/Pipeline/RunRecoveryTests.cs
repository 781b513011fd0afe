using Instrument.Pipeline;
using Instrument.Records;
using Instrument.Rows;
using Instrument.Testing;
using Instrument.TransactionLog;
using Record = Instrument.Records.Record;

namespace Instrument.Runtime.Tests.Pipeline;

/// <summary>What recovery makes of the files of a killed process with large rows.</summary>
public sealed class RunRecoveryTests : IDisposable
{
    private const int Capacity = 4096;
    private readonly TemporaryDirectory _directory = new();
    private readonly ListLogger _logger = new();

    private string RowsPath => _directory.File("run-killed.rows");

    private string LogPath => _directory.File("run-killed.wandb");

    private string[] Files => [.. Directory.GetFiles(_directory.Path).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Large_rows_are_recovered_once_and_in_order_and_their_files_deleted()
    {
        LeaveRows(large: [1, 3]);
        File.WriteAllText(RowsPath + ".3", "values of which no row was made");
        File.WriteAllText(RowsPath + ".txt", "somebody's own");
        Assert.Equal(["run-killed.rows", "run-killed.rows.1", "run-killed.rows.2", "run-killed.rows.3", "run-killed.rows.txt", "run-killed.wandb"], Files);

        RecoveryResult? result = Recover();

        Assert.Equal(new RecoveryResult(LogPath, 5, null), result);
        AssertRows(0, 1, 2, 3, 4);
        Assert.Equal(["run-killed.rows.txt", "run-killed.wandb"], Files);
        Assert.Null(Recover());
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("empty")]
    [InlineData("damaged")]
    public void A_large_row_without_its_values_is_lost_alone_and_counted(string kind)
    {
        LeaveRows(large: [1, 3]);
        string path = RowsPath + ".1";
        byte[] values = File.ReadAllBytes(path);
        values[2000] ^= 4;
        if (kind == "missing")
            File.Delete(path);
        else
            File.WriteAllBytes(path, kind == "empty" ? [] : values);

        RecoveryResult? result = Recover();

        Assert.Equal(new RecoveryResult(LogPath, 4, null, Lost: 1), result);
        AssertRows(0, 2, 3, 4);
        Assert.Equal(["run-killed.wandb"], Files);
        Assert.Contains(_logger.Entries, entry => entry.Id == 13 && entry.Text.StartsWith("1 rows ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_process_killed_after_its_values_were_deleted_leaves_no_row_twice()
    {
        LeaveRows(large: [1, 3], drained: 4);

        RecoveryResult? result = Recover();

        Assert.Equal(new RecoveryResult(LogPath, 1, null), result);
        AssertRows(0, 1, 2, 3, 4);
        Assert.Equal(["run-killed.wandb"], Files);
    }

    private RecoveryResult? Recover() => RunRecovery.Recover(RowsPath, TimeProvider.System, _logger);

    // Rows 0 to 4, of which some are large and some are in the log already.
    private void LeaveRows(int[] large, int drained = 0)
    {
        using AutoResetEvent wake = new(false);
        using RowBuffer rows = RowBuffer.Create(RowMemory.Map(RowsPath, RowBufferLayout.BytesFor(Capacity)), wake, TimeSpan.Zero);
        using LogWriter writer = LogWriter.Create(LogPath);
        RecordLog log = new(writer, "killed");
        RunClock clock = new(TimeProvider.System);
        rows.Store(clock.State);
        log.AppendClient(new Record { Run = new RunRecord { RunId = "killed" } });
        log.Flush();
        rows.Release(0, log.Length);
        for (int number = 0; number < 5; number++)
        {
            if (number == drained)
                Assert.True(new LogDrain(rows, log, clock, TimeProvider.System, new MetricTable(), _logger).Drain());
            Append(rows, clock, number, large.Contains(number));
        }
    }

    private static void Append(RowBuffer rows, RunClock clock, int number, bool isLarge)
    {
        DynamicRow row = new(stackalloc byte[256]);
        row.Add("n", number);
        if (isLarge)
            row.Add("text", TextOf(number));
        Assert.Equal(RowAppendResult.Kept, rows.Append(null, clock.Now, RowHeader.NextStep, RowCommit.Default, row.Payload));
        row.Dispose();
    }

    private void AssertRows(params int[] numbers)
    {
        List<Dictionary<string, string>> rows = HistoryRows.Of(LogPath);
        Assert.Equal(numbers.Select(number => $"{number}"), rows.Select(row => row["n"]));
        Assert.All(rows.Where(row => row.ContainsKey("text")), row => Assert.Equal('"' + TextOf(int.Parse(row["n"], System.Globalization.CultureInfo.InvariantCulture)) + '"', row["text"]));
    }

    private static string TextOf(int number) => new((char)('a' + number), 3000);
}
