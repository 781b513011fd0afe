using System.Globalization;
using Spectre.Console;

namespace Instrument.Tool.Sync;

/// <summary>Shows the progress and the account of a synchronization.</summary>
internal static class SyncView
{
    /// <summary>Watches work: with bars on a screen, else with plain lines.</summary>
    public static async Task<SyncReport> WatchAsync(ToolHost host, Func<ISyncObserver, Task<SyncReport>> work)
    {
        if (!host.IsErrorTerminal)
            return await work(new PlainSyncObserver(host.Error, host.Time)).ConfigureAwait(false);
        return await host.ProgressConsole().Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(bars => work(new BarSyncObserver(bars))).ConfigureAwait(false);
    }

    /// <summary>Writes the account.</summary>
    public static void Write(ToolHost host, SyncReport report)
    {
        if (report.Runs.Count == 0)
        {
            host.Output.WriteLine("Nothing to send.");
            return;
        }
        Spectre.Console.Table table = new() { Border = TableBorder.Simple };
        table.AddColumns("run", "result", "rows", "sent", "pending", "refused", "files");
        foreach (SyncedRun run in report.Runs)
        {
            table.AddRow(
                new Text(run.Id), new Text(Word(run.Result)), Count(run.Rows), Count(run.Sent), Count(run.Pending), Count(run.Refused), Count(run.Files));
        }
        host.ResultConsole().Write(table);
        foreach (SyncedRun run in report.Runs)
            WriteNotes(host.Output, run);
        host.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"total: {report.Rows:N0} rows = {report.Sent:N0} sent + {report.Pending:N0} pending + {report.Refused:N0} refused; {report.Files:N0} files"));
        if (report.DryRun)
            host.Output.WriteLine("Nothing was sent: this was a dry run.");
    }

    private static void WriteNotes(TextWriter output, SyncedRun run)
    {
        if (run.Recovered != 0)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{run.Id}: {run.Recovered:N0} rows of the killed process were recovered"));
        if (run.UnreadableBytes != 0)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{run.Id}: {run.UnreadableBytes:N0} bytes of the log cannot be read and were passed over"));
        foreach ((string path, string reason) in run.FailedFiles)
            output.WriteLine($"{run.Id}: {path} was not uploaded: {reason}");
        if (run.Refused != 0)
            output.WriteLine($"{run.Id}: rows that the server refuses are in {run.Directory}, in a file that ends with .refused.jsonl");
        if (run.Error is { } error)
            output.WriteLine($"{run.Id}: {error}");
        if (run.Url is { } url)
            output.WriteLine($"{run.Id}: {url}");
    }

    private static string Word(SyncResult result) => result switch
    {
        SyncResult.Sent => "sent",
        SyncResult.AlreadySent => "sent before",
        SyncResult.WouldSend => "would be sent",
        SyncResult.Active => "active",
        _ => "incomplete",
    };

    private static Text Count(long count) => new(count.ToString("N0", CultureInfo.InvariantCulture));
}
