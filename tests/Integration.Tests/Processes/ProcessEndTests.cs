using Instrument.Integration.Tests.Offline;
using Instrument.Pipeline;
using Instrument.Reading;
using Instrument.Records;
using Instrument.Testing;
using Instrument.TransactionLog;
using Microsoft.Extensions.Logging.Abstractions;
using Record = Instrument.Records.Record;

namespace Instrument.Integration.Tests.Processes;

/// <summary>However a process ends, its run has the rows, and the right exit code where there was a chance to write one.</summary>
public sealed class ProcessEndTests
{
    // 256 KiB go to the disk at a time, and a row has no less than 64 bytes there.
    private const int MostRowsOfAWrite = 256 * 1024 / 64;

    [Theory]
    [InlineData("finish", 0)]
    [InlineData("return", 7)]
    [InlineData("exit", 3)]
    [InlineData("throw", 1)]
    public async Task The_run_ends_with_the_exit_code_of_the_process(string ending, int expected)
    {
        using ChildProcess child = new(ending, rows: 500);
        int processExitCode = await child.WaitForExitAsync();

        // An unhandled exception ends the process by a signal, whose number depends on the system.
        if (ending != "throw")
            Assert.Equal(expected, processExitCode);
        IReadOnlyList<Record> records = LogDecoder.Decode(child.LogPath);
        Assert.Equal(expected, Assert.Single(records, record => record.Exit is not null).Exit.ExitCode);
        Assert.Equal(
            [Record.RecordTypeOneofCase.Exit, Record.RecordTypeOneofCase.Final, Record.RecordTypeOneofCase.Footer],
            records.TakeLast(3).Select(record => record.RecordTypeCase));
        Assert.Equal(500, OfflineRun.History(records).Count);
        Assert.Contains("500 logged = 500 kept + 0 dropped", await child.ErrorText, StringComparison.Ordinal);
        Assert.DoesNotContain(child.Files, file => file.EndsWith(".rows", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("TERM", 143)]
    [InlineData("INT", 130)]
    public async Task A_signal_ends_the_run_and_then_the_process(string signal, int expected)
    {
        // Windows has no such signals between processes.
        Assert.False(OperatingSystem.IsWindows());
        using ChildProcess child = new("wait", rows: 500);
        await child.WaitForAsync("logged");

        await child.SignalAsync(signal);

        Assert.Equal(expected, await child.WaitForExitAsync());
        IReadOnlyList<Record> records = LogDecoder.Decode(child.LogPath);
        Assert.Equal(expected, Assert.Single(records, record => record.Exit is not null).Exit.ExitCode);
        Assert.Equal(500, OfflineRun.History(records).Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20_000)]
    [InlineData(200_000)]
    public async Task A_killed_process_leaves_a_readable_log_and_recovery_adds_the_rows_that_it_lacks(int logged)
    {
        using ChildProcess child = new("wait", logged);
        await child.WaitForAsync("logged");
        child.Kill();
        await child.WaitForExitAsync();

        List<Record> records = [];
        LogReadKind end = ReadAll(child.LogPath, records);
        Assert.True(end is LogReadKind.End or LogReadKind.Incomplete, end.ToString());
        Assert.NotNull(records[0].Header);
        Assert.Equal("childrun", records[1].Run.RunId);
        int inLog = AssertRows(records);

        RecoveryResult? recovered = RunRecovery.Recover(Path.ChangeExtension(child.LogPath, ".rows"), TimeProvider.System, NullLogger.Instance);

        IReadOnlyList<Record> whole = LogDecoder.Decode(child.LogPath);
        Assert.Equal(logged, AssertRows(whole));
        Assert.Equal(Enumerable.Range(1, whole.Count).Select(num => (long)num), whole.Select(record => record.Num));
        // A write that the kill has cut short is made again as a whole, the rows that it had brought into the log included.
        Assert.InRange(recovered?.Rows ?? 0, logged - inLog, logged - inLog + MostRowsOfAWrite);
        Assert.Null(recovered?.Error);
        Assert.Single(whole, record => record.Metric is not null);
        string smallest = OfflineRun.History(whole)[^1]["train/loss"];
        Assert.Equal($"{{\"min\":{smallest}}}", OfflineRun.Summary(whole)["train/loss"]);
        Assert.DoesNotContain(child.Files, file => file.EndsWith(".rows", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Rows_of_5_MiB_survive_a_kill_once_and_in_order()
    {
        const int Rows = 100;
        const int NoteLength = 5 << 20;
        using ChildProcess child = new("wait", Rows, NoteLength);
        await child.WaitForAsync("logged");
        child.Kill();
        await child.WaitForExitAsync();

        RecoveryResult? recovered = RunRecovery.Recover(Path.ChangeExtension(child.LogPath, ".rows"), TimeProvider.System, NullLogger.Instance);

        Assert.Null(recovered?.Error);
        Assert.Equal(0, recovered?.Lost ?? 0);
        using RunReader reader = RunReader.Open(child.LogPath);
        int number = 0;
        foreach (HistoryRow row in reader.ReadRows())
        {
            Assert.Equal($"{number}", row.GetRawJson("row"));
            Assert.Equal(number % 10 == 0, row.TryGetString("note", out string? note));
            Assert.True(note is null || note == new string((char)('a' + number % 26), NoteLength));
            number++;
        }
        Assert.Equal(Rows, number);
        Assert.Equal(["run-childrun.wandb", "run-childrun.wandb.syncstate"], child.Files.Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    private static int AssertRows(IEnumerable<Record> records)
    {
        List<Dictionary<string, string>> rows = OfflineRun.History(records);
        Assert.Equal(Enumerable.Range(0, rows.Count).Select(row => $"{row}"), rows.Select(row => row["row"]));
        Assert.Equal(rows.Select(row => row["row"]), rows.Select(row => row["_step"]));
        return rows.Count;
    }

    private static LogReadKind ReadAll(string path, List<Record> records)
    {
        using RecordReader reader = RecordReader.Open(path);
        while (true)
        {
            RecordReadResult result = reader.Read();
            if (result.Record is null)
                return result.Kind;
            records.Add(result.Record);
        }
    }
}
