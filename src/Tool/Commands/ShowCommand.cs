using System.CommandLine;
using Instrument.Tool.Display;
using Instrument.Tool.Json;
using Instrument.Tool.Runs;

namespace Instrument.Tool.Commands;

/// <summary><c>instrument show</c>: config, summary and metrics of a run on this disk.</summary>
internal sealed class ShowCommand(ToolHost host)
{
    private readonly Argument<string> _target = SharedOptions.Run();
    private readonly Option<bool> _json = SharedOptions.Json();

    /// <summary>Makes the command.</summary>
    public Command Create()
    {
        Command command = new("show", "Show config, summary and metrics of a run on this disk.") { _target, _json };
        command.SetAction(parsed => Run(parsed));
        return command;
    }

    private int Run(ParseResult parsed)
    {
        bool isFirst = true;
        foreach (LocalRun run in new RunFinder(host).Find(parsed.GetRequiredValue(_target)))
        {
            RunDetails details = RunDetailsReader.Read(host, run);
            if (parsed.GetValue(_json))
            {
                // A run that was continued has several logs: one document each.
                host.Output.WriteLine(ToolJson.Text(details, ToolJson.Default.RunDetails));
                continue;
            }
            if (!isFirst)
                host.Output.WriteLine();
            isFirst = false;
            RunDetailsView.Write(host, details);
        }
        return ExitCode.Ok;
    }
}
