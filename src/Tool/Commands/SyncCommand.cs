using System.CommandLine;
using Instrument.Http;
using Instrument.Settings;
using Instrument.Shipping;
using Instrument.Tool.Json;
using Instrument.Tool.Runs;
using Instrument.Tool.Server;
using Instrument.Tool.Sync;

namespace Instrument.Tool.Commands;

/// <summary><c>instrument sync</c>: sends runs that are not at the server yet.</summary>
internal sealed class SyncCommand(ToolHost host)
{
    private readonly Argument<string[]> _paths = SharedOptions.Paths();
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Tell what would be sent, and send nothing." };
    private readonly Option<bool> _includeSynced = new("--include-synced") { Description = "Send also runs that are marked as sent." };
    private readonly Option<string?> _project = new("--project", "-p") { Description = "The project, instead of the one in the log." };
    private readonly Option<string?> _entity = new("--entity", "-e") { Description = "User or team, instead of the one in the log." };
    private readonly Option<string?> _id = new("--id") { Description = "The run's id, instead of the one in the log; for a single run." };

    private readonly Option<string[]> _tags = new("--tags")
    {
        AllowMultipleArgumentsPerToken = true,
        Description = "Tags instead of those in the log; parted by commas, or given several times.",
    };

    private readonly Option<int> _timeout = new("--timeout")
    {
        DefaultValueFactory = _ => 60,
        Description = "How many seconds the server may accept nothing before a run is given up.",
    };

    private readonly Option<bool> _noLinks = new("--no-links")
    {
        Description = "Leave out files that are links to places outside of the run's folder.",
    };

    private readonly Option<string?> _baseUrl = SharedOptions.BaseUrl();
    private readonly Option<bool> _json = SharedOptions.Json();

    /// <summary>Makes the command.</summary>
    public Command Create()
    {
        Command command = new("sync", "Send offline runs and runs whose process was killed. Doing it twice adds nothing.")
        {
            _paths, _dryRun, _includeSynced, _project, _entity, _id, _tags, _noLinks, _timeout, _baseUrl, _json,
        };
        command.SetAction((parsed, cancellation) => RunAsync(parsed, cancellation));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        SyncOptions options = Options(parsed);
        RunFinder finder = new(host);
        string[] paths = parsed.GetValue(_paths) ?? [];
        LocalRun[] runs = [.. paths.Length == 0 ? finder.All() : paths.SelectMany(finder.In)];
        SyncGroup[] groups = [.. SyncGroup.Of(runs, run => options.IncludeSynced || !run.IsSynced)];
        if (options.Overrides.RunId is not null && groups.DistinctBy(group => group.Id).Count() > 1)
            throw new ToolException(ExitCode.Usage, $"--id is for a single run, and these are {groups.Length}. Name the run's directory.");
        SyncReport report = options.IsDryRun ? new SyncPlan(host).Of(groups)
            : groups.Length == 0 ? new SyncReport(DryRun: false, [])
            : await SendAsync(parsed.GetValue(_baseUrl), options, groups, cancellation).ConfigureAwait(false);
        // Whoever names a run wants to know what became of it, also if nothing was to be done.
        if (paths.Length != 0 && !options.IncludeSynced)
            report = report with { Runs = [.. runs.Where(run => !groups.Any(group => group.Logs.Contains(run))).Select(run => Before(run)), .. report.Runs] };
        if (parsed.GetValue(_json))
            host.Output.WriteLine(ToolJson.Text(report, ToolJson.Default.SyncReport));
        else
            SyncView.Write(host, report);
        return report.ExitCode;
    }

    private async Task<SyncReport> SendAsync(
        string? baseUrl, SyncOptions options, SyncGroup[] groups, CancellationToken cancellation)
    {
        ServerAccess access = new(host);
        ServerSettings server = access.ResolveLoggedIn(baseUrl);
        ServerTrouble trouble = new();
        using WandbApi api = access.Connect(server, trouble.Tell);
        // A wrong key or address is told once, not for each run.
        await ServerAccess.ViewerAsync(api, options.StallTimeout, cancellation).ConfigureAwait(false);
        return await SyncView.WatchAsync(
            host, observer => new SyncService(host, server, api, trouble, options, observer).RunAsync(groups, cancellation)).ConfigureAwait(false);
    }

    private SyncOptions Options(ParseResult parsed)
    {
        if (parsed.GetValue(_timeout) <= 0)
            throw new ToolException(ExitCode.Usage, "--timeout has to be a number of seconds greater than 0.");
        string[] tags = [.. (parsed.GetValue(_tags) ?? []).SelectMany(tag => tag.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
        RunOverrides overrides = new()
        {
            Project = parsed.GetValue(_project),
            Entity = parsed.GetValue(_entity),
            RunId = parsed.GetValue(_id),
            Tags = tags.Length == 0 ? null : tags,
        };
        Check(overrides);
        return new SyncOptions
        {
            Overrides = overrides,
            IncludeSynced = parsed.GetValue(_includeSynced),
            IsDryRun = parsed.GetValue(_dryRun),
            FollowLinks = !parsed.GetValue(_noLinks),
            StallTimeout = TimeSpan.FromSeconds(parsed.GetValue(_timeout)),
        };
    }

    private static void Check(RunOverrides overrides)
    {
        try
        {
            if (overrides.Project is { } project)
                RunNames.CheckProject(project, new NameSource("--project", IsVariable: false));
            if (overrides.RunId is { } id)
                RunNames.CheckRunId(id, new NameSource("--id", IsVariable: false));
            foreach (string tag in overrides.Tags ?? [])
                RunNames.CheckTag(tag, new NameSource("--tags", IsVariable: false));
        }
        catch (ArgumentException exception)
        {
            throw new ToolException(ExitCode.Usage, exception.Message);
        }
    }

    private SyncedRun Before(LocalRun run)
    {
        LocalRunInfo info = new RunInspector(host).Inspect(run, recover: false);
        return new SyncedRun
        {
            Id = run.Id,
            Directory = run.Directory,
            Result = SyncResult.AlreadySent,
            Rows = info.Rows,
            Sent = info.Rows - info.Refused,
            Refused = info.Refused,
        };
    }
}
