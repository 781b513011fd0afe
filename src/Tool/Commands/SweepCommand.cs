using System.CommandLine;
using Instrument.Http;
using Instrument.Http.GraphQl.Sweeps;
using Instrument.Sweeps;
using Instrument.Tool.Json;
using Instrument.Tool.Sweeps;

namespace Instrument.Tool.Commands;

/// <summary><c>instrument sweep</c>: makes a sweep of a file, changes one, or sets its state.</summary>
internal sealed class SweepCommand(ToolHost host)
{
    private readonly Argument<string> _target = new("file-or-id") { Description = "The YAML file of a new sweep; with an option that sets a state: id, project/id or entity/project/id." };
    private readonly Option<string?> _project = new("--project", "-p") { Description = "The project. Default: that of the file, else WANDB_PROJECT, else as for a run." };
    private readonly Option<string?> _entity = new("--entity", "-e") { Description = "User or team. Default: that of the file, else WANDB_ENTITY, else that of the account." };
    private readonly Option<string?> _name = new("--name") { Description = "The name that people see." };
    private readonly Option<string?> _program = new("--program") { Description = "What the agent starts." };
    private readonly Option<string[]> _prior = new("--prior-run", "-R") { Description = "The id of a run that the sweep may learn from. May be given several times." };
    private readonly Option<string?> _update = new("--update") { Description = "Change this sweep to what the file says, instead of making a new one." };
    private readonly Option<bool> _stop = new("--stop") { Description = "Give out no more trials; those that run come to their end." };
    private readonly Option<bool> _cancel = new("--cancel") { Description = "Give out no more trials, and stop those that run." };
    private readonly Option<bool> _pause = new("--pause") { Description = "Give out no trials until the sweep is resumed." };
    private readonly Option<bool> _resume = new("--resume") { Description = "Give out trials again." };
    private readonly Option<string?> _baseUrl = SharedOptions.BaseUrl();
    private readonly Option<bool> _json = SharedOptions.Json();

    /// <summary>Makes the command.</summary>
    public Command Create()
    {
        Command command = new("sweep", "Make a sweep of a YAML file, or stop, cancel, pause or resume one.")
        {
            _target, _project, _entity, _name, _program, _prior, _update, _stop, _cancel, _pause, _resume, _baseUrl, _json,
        };
        command.SetAction((parsed, cancellation) => RunAsync(parsed, cancellation));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        SweepStatus[] wanted = [.. Wanted(parsed)];
        if (wanted.Length > 1 || (wanted.Length == 1 && parsed.GetValue(_update) is not null))
            throw new ToolException(ExitCode.Usage, "--update, --stop, --cancel, --pause and --resume exclude each other.");
        SweepInfo info = wanted.Length == 1 ? await SetAsync(parsed, wanted[0], cancellation).ConfigureAwait(false) : await MakeAsync(parsed, cancellation).ConfigureAwait(false);
        Write(info, parsed.GetValue(_json));
        return ExitCode.Ok;
    }

    private IEnumerable<SweepStatus> Wanted(ParseResult parsed)
    {
        if (parsed.GetValue(_stop))
            yield return SweepStatus.Finished;
        if (parsed.GetValue(_cancel))
            yield return SweepStatus.Canceled;
        if (parsed.GetValue(_pause))
            yield return SweepStatus.Paused;
        if (parsed.GetValue(_resume))
            yield return SweepStatus.Running;
    }

    private async Task<SweepInfo> MakeAsync(ParseResult parsed, CancellationToken cancellation)
    {
        SweepFile file = SweepFile.Read(host.Full(parsed.GetRequiredValue(_target))).With("name", parsed.GetValue(_name)).With("program", parsed.GetValue(_program));
        using SweepAccess access = new(host, parsed.GetValue(_baseUrl), parsed.GetValue(_entity) ?? file.Text("entity"), parsed.GetValue(_project) ?? file.Text("project"));
        SweepPath? updated = parsed.GetValue(_update) is { } id ? access.Path(id) : null;
        string? storageId = updated is null ? null : (await FindAsync(access, updated, cancellation).ConfigureAwait(false)).StorageId;
        string[] prior = parsed.GetValue(_prior) ?? [];
        UpsertSweepVariables variables = new()
        {
            Id = storageId,
            Config = file.ToYaml(),
            Description = file.Text("description"),
            EntityName = updated?.Entity ?? access.Entity,
            ProjectName = updated?.Project ?? access.Project,
            PriorRunsFilters = prior.Length == 0 ? null : SweepConnection.PriorRuns(prior),
        };
        CreatedSweep made = Unwrap(await access.Api.Sweeps.CreateAsync(variables, cancellation).ConfigureAwait(false));
        return Info(access, new SweepPath(made.Entity ?? variables.EntityName, made.Project ?? variables.ProjectName, made.SweepId), null, made.Warnings);
    }

    private async Task<SweepInfo> SetAsync(ParseResult parsed, SweepStatus wanted, CancellationToken cancellation)
    {
        using SweepAccess access = new(host, parsed.GetValue(_baseUrl), parsed.GetValue(_entity), parsed.GetValue(_project));
        SweepPath path = access.Path(parsed.GetRequiredValue(_target));
        StoredSweep sweep = await FindAsync(access, path, cancellation).ConfigureAwait(false);
        if (!SweepStates.CanBecome(SweepStates.Parse(sweep.State), wanted))
            throw new ToolException(ExitCode.Failed, $"the sweep '{path}' is {sweep.State}, so it cannot become {SweepStates.Text(wanted)}.");
        Unwrap(await access.Api.Sweeps.SetStateAsync(sweep, path, SweepStates.Text(wanted), cancellation).ConfigureAwait(false));
        return Info(access, path with { Entity = sweep.Entity ?? path.Entity }, SweepStates.Text(wanted), []);
    }

    private void Write(SweepInfo info, bool json)
    {
        if (json)
        {
            host.Output.WriteLine(ToolJson.Text(info, ToolJson.Default.SweepInfo));
            return;
        }
        string path = info.Entity is null ? $"{info.Project}/{info.Id}" : $"{info.Entity}/{info.Project}/{info.Id}";
        host.Output.WriteLine(info.State is { } state ? $"sweep {path} is {state}" : $"sweep {path}");
        if (info.Url is not null)
            host.Output.WriteLine($"view:  {info.Url}");
        if (info.State is null)
            host.Output.WriteLine($"start: instrument agent {path}");
        foreach (string warning in info.Warnings)
            host.Error.WriteLine($"the server finds fault with the config: {warning}");
    }

    private static SweepInfo Info(SweepAccess access, SweepPath path, string? state, IReadOnlyList<string> warnings) => new(
        path.SweepId, path.Entity, path.Project, path.Entity is null ? null : access.Address.SweepLink(path.Entity, path.Project, path.SweepId), state, warnings);

    private static async Task<StoredSweep> FindAsync(SweepAccess access, SweepPath path, CancellationToken cancellation) =>
        Unwrap(await access.Api.Sweeps.FindAsync(path, cancellation).ConfigureAwait(false));

    private static T Unwrap<T>(ApiResult<T> result) where T : notnull => result.IsSuccess ? result.Value : throw ToolException.Of(result.Failure);
}
