using Instrument.Integration.Tests.Offline;
using Instrument.Pipeline;
using Instrument.Records;
using Instrument.Testing;
using Instrument.TransactionLog;
using Microsoft.Extensions.Logging.Abstractions;
using Record = Instrument.Records.Record;

namespace Instrument.Integration.Tests.Processes;

/// <summary>However a process ends, its run has the rows, and the right exit code where there was a chance to write one.</summary>
public sealed class ProcessEndTests
{
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
        Assert.Equal(logged - inLog, recovered?.Rows ?? 0);
        Assert.Null(recovered?.Error);
        Assert.Single(whole, record => record.Metric is not null);
        string smallest = OfflineRun.History(whole)[^1]["train/loss"];
        Assert.Equal($"{{\"min\":{smallest}}}", OfflineRun.Summary(whole)["train/loss"]);
        Assert.DoesNotContain(child.Files, file => file.EndsWith(".rows", StringComparison.Ordinal));
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
