using System.CommandLine;
using Instrument.Http;
using Instrument.Http.GraphQl;
using Instrument.Reading;
using Instrument.Settings;
using Instrument.Shipping;
using Instrument.Tool.Json;
using Instrument.Tool.Runs;
using Instrument.Tool.Server;
using Instrument.Tool.Verification;

namespace Instrument.Tool.Commands;

/// <summary><c>instrument verify</c>: holds a run at the server against its logs.</summary>
internal sealed class VerifyCommand(ToolHost host)
{
    private readonly Argument<string> _target = SharedOptions.Run();
    private readonly Option<string?> _project = new("--project", "-p") { Description = "The project, if the run was sent to another one than its log says." };
    private readonly Option<string?> _entity = new("--entity", "-e") { Description = "User or team, if the run was sent to another one than its log says." };
    private readonly Option<string?> _id = new("--id") { Description = "The id, if the run was sent with another one than its log says." };
    private readonly Option<string?> _baseUrl = SharedOptions.BaseUrl();
    private readonly Option<bool> _json = SharedOptions.Json();

    /// <summary>Makes the command.</summary>
    public Command Create()
    {
        Command command = new("verify", "Compare a run at the server with its logs: rows, values per key, files.") { _target, _project, _entity, _id, _baseUrl, _json };
        command.SetAction((parsed, cancellation) => RunAsync(parsed, cancellation));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        IReadOnlyList<LocalRun> logs = new RunFinder(host).Find(parsed.GetRequiredValue(_target));
        RunInspector inspector = new(host);
        foreach (LocalRun log in logs)
            inspector.Recover(log);
        ServerAccess access = new(host);
        ServerSettings server = access.ResolveLoggedIn(parsed.GetValue(_baseUrl));
        using WandbApi api = access.Connect(server);
        Viewer viewer = await ServerAccess.ViewerAsync(api, ServerAccess.Patience, cancellation).ConfigureAwait(false);
        VerifyReport report = await new VerifyService(api, server).RunAsync(logs, PathOf(logs[^1], parsed, viewer), cancellation).ConfigureAwait(false);
        if (parsed.GetValue(_json))
            host.Output.WriteLine(ToolJson.Text(report, ToolJson.Default.VerifyReport));
        else
            VerifyView.Write(host, report);
        return report.IsEqual ? ExitCode.Ok : ExitCode.Failed;
    }

    // What was asked for, else where the log was sent to, else where it would be sent to.
    private RunPath PathOf(LocalRun run, ParseResult parsed, Viewer viewer)
    {
        ShipState state = new ShipStateFile(run.LogPath).Read();
        using RunReader log = RunReader.Open(run.LogPath);
        return new RunPath(
            parsed.GetValue(_entity) ?? state.Entity ?? log.Run.Entity ?? viewer.Entity ?? "",
            parsed.GetValue(_project) ?? state.Project ?? log.Run.Project ?? "uncategorized",
            parsed.GetValue(_id) ?? state.RunId ?? log.Run.Id ?? run.Id);
    }
}
