using System.Diagnostics;
using Instrument.Integration.Tests.Offline;
using Instrument.Pipeline;
using Instrument.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Record = Instrument.Records.Record;

namespace Instrument.Integration.Tests.Processes;

/// <summary>A process that is killed while values wait for their files: those values are lost, and nothing else of their rows is.</summary>
public sealed class KilledMediaRunTests
{
    private const int Rows = 400;

    [Fact]
    public async Task Recovered_rows_keep_their_numbers_and_lack_the_values_that_died()
    {
        // Windows has no such files.
        Assert.False(OperatingSystem.IsWindows());
        using TemporaryDirectory directory = new();

        // Who reads this file waits for somebody to write it: the log thread gets no further than the row in the middle.
        string pipe = directory.File("page.html");
        using (Process make = Process.Start("mkfifo", [pipe]))
            await make.WaitForExitAsync();
        using ChildProcess child = new("wait", Rows, directory: directory, page: pipe);
        await child.WaitForAsync("logged");
        child.Kill();
        await child.WaitForExitAsync();

        RecoveryResult? recovered = RunRecovery.Recover(Path.ChangeExtension(child.LogPath, ".rows"), TimeProvider.System, NullLogger.Instance);

        IReadOnlyList<Record> records = LogDecoder.Decode(child.LogPath);
        List<Dictionary<string, string>> rows = OfflineRun.History(records);
        Assert.Equal(Enumerable.Range(0, Rows).Select(row => $"{row}"), rows.Select(row => row["row"]));
        Assert.All(rows, row => Assert.True(row.ContainsKey("train/loss")));
        Assert.All(rows.Skip(Rows / 2), row => Assert.DoesNotContain(row.Keys, key => key.StartsWith("picture.", StringComparison.Ordinal) || key.StartsWith("page.", StringComparison.Ordinal)));
        string files = Path.Combine(Path.GetDirectoryName(child.LogPath)!, "files");
        List<string> pictures = [.. rows.Where(row => row.ContainsKey("picture.path")).Select(row => row["picture.path"].Trim('"'))];
        Assert.All(pictures, path => Assert.True(File.Exists(Path.Combine(files, path))));
        Assert.Equal(pictures, records.Where(record => record.Files is not null).SelectMany(record => record.Files.Files).Select(file => file.Path));

        Assert.NotNull(recovered);
        Assert.Null(recovered.Error);
        Assert.Equal((0L, Rows - pictures.Count + 1L), (recovered.Lost, recovered.ValuesLost));
    }

    [Fact]
    public async Task A_process_that_ends_by_itself_leaves_every_value()
    {
        using TemporaryDirectory directory = new();
        string page = directory.File("page.html");
        await File.WriteAllTextAsync(page, "<h1>middle</h1>");
        using ChildProcess child = new("return", Rows, directory: directory, page: page);
        Assert.Equal(7, await child.WaitForExitAsync());

        List<Dictionary<string, string>> rows = OfflineRun.History(LogDecoder.Decode(child.LogPath));
        Assert.Equal(Rows, rows.Count(row => row["picture._type"] == "\"image-file\""));
        Assert.Equal(Rows / 2, rows.FindIndex(row => row.ContainsKey("page._type")));
    }
}
