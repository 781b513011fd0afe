using System.Globalization;
using Instrument.Tool.Runs;
using Spectre.Console;

namespace Instrument.Tool.Display;

/// <summary>Shows runs as a table.</summary>
internal static class RunTable
{
    /// <summary>Writes the table.</summary>
    public static void Write(ToolHost host, IReadOnlyList<LocalRunInfo> runs, string wandbDirectory)
    {
        if (runs.Count == 0)
        {
            host.Output.WriteLine($"No runs in {wandbDirectory}.");
            return;
        }
        Spectre.Console.Table table = new() { Border = TableBorder.Simple };
        table.AddColumns("run", "project", "state", "started", "rows", "at the server", "directory");
        foreach (LocalRunInfo run in runs)
        {
            table.AddRow(
                new Text(run.Id), new Text(run.Project ?? ""), new Text(Word(run)), new Text(Time(run.Started)),
                new Text(run.Rows.ToString("N0", CultureInfo.InvariantCulture)), new Text(Server(run)), new Text(Path.GetFileName(run.Directory)));
        }
        host.ResultConsole().Write(table);
    }

    /// <summary>A run's state in a word.</summary>
    public static string Word(LocalRunInfo run) => run.State switch
    {
        LocalRunState.Active => "active",
        LocalRunState.Finished => "finished",
        LocalRunState.Failed => string.Create(CultureInfo.InvariantCulture, $"failed ({run.ExitCode})"),
        _ => "crashed",
    };

    /// <summary>A time as people read it, of the universal time zone.</summary>
    public static string Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "";

    private static string Server(LocalRunInfo run) =>
        run.Synced ? "all" : string.Create(CultureInfo.InvariantCulture, $"{run.Sent:N0} rows, {run.Pending:N0} pending");
}
