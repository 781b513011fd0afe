using System.CommandLine;
using System.Globalization;
using Instrument.Settings;
using Instrument.Tool.Display;
using Instrument.Tool.Json;
using Instrument.Tool.Runs;
using Instrument.Tool.Server;

namespace Instrument.Tool.Commands;

/// <summary><c>instrument status</c>: settings and what is still to be sent. It uses no network.</summary>
internal sealed class StatusCommand(ToolHost host)
{
    private readonly Option<string?> _baseUrl = SharedOptions.BaseUrl();
    private readonly Option<bool> _json = SharedOptions.Json();

    /// <summary>Makes the command.</summary>
    public Command Create()
    {
        Command command = new("status", "Tell which server and key are used, and which runs are still to be sent. Uses no network.") { _baseUrl, _json };
        command.SetAction(parsed => Run(parsed));
        return command;
    }

    private int Run(ParseResult parsed)
    {
        ServerSettings settings = new ServerAccess(host).Resolve(parsed.GetValue(_baseUrl));
        RunFinder finder = new(host);
        RunList list = RunList.Of(host, finder.All(), recover: false);
        StatusReport report = new(
            settings.Address.Text, settings.ApiKeySource ?? settings.IdentityTokenFile, finder.WandbDirectory, list.Runs.Count,
            list.Runs.Count(run => run.Synced), list.Runs.Count(run => !run.Synced), list.Runs.Count(run => run.State == LocalRunState.Active),
            list.Runs.Count(run => run.State == LocalRunState.Crashed), list.Runs.Sum(run => run.Pending), list.Unreadable);
        if (parsed.GetValue(_json))
            host.Output.WriteLine(ToolJson.Text(report, ToolJson.Default.StatusReport));
        else
            Write(host.Output, report);
        return report.Unreadable.Count == 0 ? ExitCode.Ok : ExitCode.Failed;
    }

    private static void Write(TextWriter output, StatusReport report)
    {
        output.WriteLine($"server:  {report.Server}");
        output.WriteLine($"key:     {report.KeySource ?? "none; run 'instrument login', or set WANDB_API_KEY"}");
        output.WriteLine($"runs in: {report.Directory}");
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"runs:    {report.Runs:N0}, of these {report.Synced:N0} synced and {report.Unsynced:N0} not; {report.Active:N0} active, {report.Crashed:N0} crashed"));
        if (report.Unsynced != 0)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"pending: {report.PendingRows:N0} rows; send them with 'instrument sync'"));
        foreach ((string directory, string reason) in report.Unreadable)
            output.WriteLine($"{directory}: {reason}");
    }
}
