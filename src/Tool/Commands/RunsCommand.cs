using System.CommandLine;
using Instrument.Tool.Display;
using Instrument.Tool.Json;
using Instrument.Tool.Runs;

namespace Instrument.Tool.Commands;

/// <summary><c>instrument runs</c>: a table of the runs on this disk.</summary>
internal sealed class RunsCommand(ToolHost host)
{
    private readonly Argument<string[]> _paths = SharedOptions.Paths();
    private readonly Option<bool> _json = SharedOptions.Json();

    /// <summary>Makes the command.</summary>
    public Command Create()
    {
        Command command = new("runs", "List the runs on this disk.") { _paths, _json };
        command.SetAction(parsed => Run(parsed));
        return command;
    }

    private int Run(ParseResult parsed)
    {
        RunFinder finder = new(host);
        string[] paths = parsed.GetValue(_paths) ?? [];
        RunList list = RunList.Of(host, paths.Length == 0 ? finder.All() : paths.SelectMany(finder.In), recover: true);
        if (parsed.GetValue(_json))
            host.Output.WriteLine(ToolJson.Text(list.Runs, ToolJson.Default.IReadOnlyListLocalRunInfo));
        else
            RunTable.Write(host, list.Runs, finder.WandbDirectory);
        foreach ((string directory, string reason) in list.Unreadable)
            host.Error.WriteLine($"instrument: {directory}: {reason}");
        return list.Unreadable.Count == 0 ? ExitCode.Ok : ExitCode.Failed;
    }
}
