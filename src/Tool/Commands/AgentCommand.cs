using System.CommandLine;
using Instrument.Http;
using Instrument.Http.GraphQl.Sweeps;
using Instrument.Sweeps;
using Instrument.Tool.Json;
using Instrument.Tool.Sweeps;
using Microsoft.Extensions.Logging.Abstractions;

namespace Instrument.Tool.Commands;

/// <summary><c>instrument agent</c>: runs trials of a sweep as processes.</summary>
internal sealed class AgentCommand(ToolHost host)
{
    private readonly Argument<string> _sweep = new("sweep") { Description = "id, project/id or entity/project/id." };
    private readonly Option<int?> _count = new("--count") { Description = "The most trials that this agent runs. Default: as many as the sweep gives out." };
    private readonly Option<double> _interval = new("--interval") { DefaultValueFactory = _ => 5, Description = "Seconds from one question to the server to the next." };
    private readonly Option<string?> _project = new("--project", "-p") { Description = "The project. Default: WANDB_PROJECT, else as for a run." };
    private readonly Option<string?> _entity = new("--entity", "-e") { Description = "User or team. Default: WANDB_ENTITY, else that of the account." };
    private readonly Option<string?> _baseUrl = SharedOptions.BaseUrl();
    private readonly Option<bool> _json = SharedOptions.Json();

    /// <summary>Makes the command.</summary>
    public Command Create()
    {
        Command command = new("agent", "Run trials of a sweep, each as a process of the sweep's program.") { _sweep, _count, _interval, _project, _entity, _baseUrl, _json };
        command.SetAction((parsed, cancellation) => RunAsync(parsed, cancellation));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        double seconds = parsed.GetValue(_interval);
        if (parsed.GetValue(_count) is <= 0 || !(seconds is > 0 and <= 86400))
            throw new ToolException(ExitCode.Usage, "--count is at least 1, and --interval above 0 and at most a day.");
        using SweepAccess access = new(host, parsed.GetValue(_baseUrl), parsed.GetValue(_entity), parsed.GetValue(_project));
        SweepPath path = access.Path(parsed.GetRequiredValue(_sweep));
        ApiResult<StoredSweep> found = await access.Api.Sweeps.FindAsync(path, cancellation).ConfigureAwait(false);
        if (!found.IsSuccess)
            throw ToolException.Of(found.Failure);
        path = path with { Entity = found.Value.Entity ?? path.Entity, Project = found.Value.Project ?? path.Project };
        SweepAgentOptions options = new() { Count = parsed.GetValue(_count), Interval = TimeSpan.FromSeconds(seconds) };
        ProcessTrials trials = new(host, path, AgentProgram.Of(found.Value.Config, host, access.Address.Text), cancellation);
        SweepAgentLoop agent = new(
            access.Api.Sweeps, path, host.Variable("WANDB_HOST") ?? Environment.MachineName, trials, options,
            AgentFailurePolicy.Of(options, host.Variable, host.Time), host.Time, NullLogger.Instance);
        await using (agent.ConfigureAwait(false))
        {
            SweepReport report = await agent.RunAsync(cancellation).ConfigureAwait(false);
            Write(path, report, parsed.GetValue(_json));
            return report.End == SweepAgentEnd.Failures ? ExitCode.Failed : ExitCode.Ok;
        }
    }

    private void Write(SweepPath path, SweepReport report, bool json)
    {
        if (json)
        {
            AgentInfo info = new(path.ToString(), Words(report.End), [.. report.Trials.Select(trial => new AgentTrial(trial.RunId, Words(trial.Outcome)))]);
            host.Output.WriteLine(ToolJson.Text(info, ToolJson.Default.AgentInfo));
            return;
        }
        host.Output.WriteLine(
            $"{report.Trials.Count} trials: {report.Count(SweepTrialOutcome.Finished)} finished, {report.Count(SweepTrialOutcome.Failed)} failed, "
            + $"{report.Count(SweepTrialOutcome.Stopped)} stopped early");
        host.Output.WriteLine(report.End switch
        {
            SweepAgentEnd.SweepEnded => "the sweep gives out no more trials",
            SweepAgentEnd.CountReached => "the agent has run as many trials as it was asked to",
            SweepAgentEnd.Failures => "too many trials failed",
            _ => "the server does not know the sweep any more",
        });
    }

    private static string Words<T>(T value) where T : struct, Enum => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
