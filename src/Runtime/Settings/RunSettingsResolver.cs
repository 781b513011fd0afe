using System.Globalization;
using System.Reflection;
using Instrument.Metadata;
using Instrument.Sweeps;
using Instrument.SystemMetrics;

namespace Instrument.Settings;

/// <summary>
/// Decides a run's settings: code before environment before defaults (docs/wire/sdk-surface.md §1.5). Pure but for the given lookups.
/// </summary>
/// <param name="environment">Value of an environment variable, or <see langword="null"/>.</param>
/// <param name="currentDirectory">The directory that relative paths and the project's default are based on.</param>
/// <param name="serverSettings">Settles how the server is reached; called only where a network may be used.</param>
/// <param name="variables">Names of all environment variables.</param>
internal sealed class RunSettingsResolver(
    Func<string, string?> environment, string currentDirectory, Func<RunOptions, ServerSettings> serverSettings, IEnumerable<string>? variables = null)
{
    private const string NoKey = "no W&B API key found, so the run is recorded offline; set WANDB_API_KEY or run 'instrument login' to send runs";

    // Both are the official client's (docs/wire/sdk-surface.md §6.1).
    private static readonly TimeSpan DefaultSystemMetricsInterval = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LeastSystemMetricsInterval = TimeSpan.FromSeconds(0.1);

    /// <summary>Settles all settings.</summary>
    /// <exception cref="ArgumentException">An option breaks a rule.</exception>
    /// <exception cref="WandbException">An environment variable breaks a rule.</exception>
    public RunSettings Resolve(RunOptions options)
    {
        Lazy<ServerSettings> server = new(() => serverSettings(options));
        (RunMode mode, string? notice) = ResolveMode(options.Mode, server);
        TrialSettings? trial = TrialSettings.Find(environment, currentDirectory);
        TrialNames names = new(environment, trial is not null);
        string? givenId = names.Choose(options.RunId, "RunOptions.RunId", "WANDB_RUN_ID", out NameSource idSource);
        if (givenId is not null)
            RunNames.CheckRunId(givenId, idSource);
        string? project = names.Choose(options.Project, "RunOptions.Project", "WANDB_PROJECT", out NameSource projectSource);
        if (project is not null)
            RunNames.CheckProject(project, projectSource);
        RunResume resume = ResolveResume(options);
        RunMoment? forkFrom = ResolveMoment(options.ForkFrom, "WANDB_FORK_FROM");
        RunMoment? resumeFrom = ResolveMoment(options.ResumeFrom, "WANDB_RESUME_FROM");
        CheckBranch(resume, forkFrom, resumeFrom, givenId);
        string host = environment("WANDB_HOST") ?? Environment.MachineName;
        WriterSettings writer = new WriterSettingsResolver(environment, Flag).Resolve(options, (options.Mode ?? ModeFromEnvironment()) == RunMode.Shared, host);
        ConsoleSettings console = new ConsoleSettingsResolver(environment, Flag).Resolve(options);
        if (writer.IsShared)
            CheckShared(writer, givenId, resume != RunResume.None || forkFrom is not null || resumeFrom is not null);
        IReadOnlyList<string> tags = options.Tags ?? environment("WANDB_TAGS")?.Split(',') ?? [];
        foreach (string tag in tags)
            RunNames.CheckTag(tag, Source(options.Tags, "RunOptions.Tags", "WANDB_TAGS"));
        return new RunSettings
        {
            Mode = mode,
            ModeNotice = notice,
            Server = mode switch
            {
                RunMode.Online => server.Value,
                RunMode.Shared => server.Value with { SharedWriterId = writer.Id },
                _ => null,
            },
            Trial = trial,
            Writer = writer with { Parts = console.Parts },
            Console = console,
            RunId = givenId ?? resumeFrom?.RunId ?? RunNames.NewRunId(),
            HasGivenRunId = givenId is not null,
            Resume = resume,
            ForkFrom = forkFrom,
            ResumeFrom = resumeFrom,
            Project = project ?? DefaultProject.Of(currentDirectory),
            Entity = names.Choose(options.Entity, "RunOptions.Entity", "WANDB_ENTITY", out _),
            Name = options.Name ?? environment("WANDB_NAME"),
            Notes = options.Notes ?? environment("WANDB_NOTES"),
            Tags = tags,
            Group = options.Group ?? environment("WANDB_RUN_GROUP"),
            JobType = options.JobType ?? environment("WANDB_JOB_TYPE"),
            RootDirectory = Path.GetFullPath(options.Directory ?? environment("WANDB_DIR") ?? ".", currentDirectory),
            SystemMetricsInterval = ResolveSystemMetrics(options.SystemMetricsInterval),
            Probes = SystemProbeOptions.Resolve(environment, Flag),
            Metadata = new MetadataSettingsResolver(environment, variables ?? [], Flag).Resolve(options, currentDirectory),
            Quiet = options.Quiet ?? Flag("WANDB_QUIET", false) || Flag("WANDB_SILENT", false),
            Symlink = Flag("WANDB_SYMLINK", !OperatingSystem.IsWindows()),
            Host = host,
            Program = Assembly.GetEntryAssembly()?.GetName().Name,
            // Last: what is read above has its say.
            Findings = [.. server.IsValueCreated ? server.Value.Findings : [], .. names.Findings, .. console.Finding is { } finding ? [finding] : Array.Empty<SettingFinding>()],
        };
    }

    private (RunMode Mode, string? Notice) ResolveMode(RunMode? given, Lazy<ServerSettings> server)
    {
        RunMode? asked = given ?? ModeFromEnvironment();
        if (asked is { } mode && !Enum.IsDefined(mode))
            throw new ArgumentException($"RunOptions.Mode is {(int)mode}, which is no RunMode; use Online, Offline, Disabled or Shared.");
        if (asked is RunMode.Offline or RunMode.Disabled)
            return (asked.Value, null);
        return server.Value.HasCredentials ? (asked ?? RunMode.Online, null) : (RunMode.Offline, NoKey);
    }

    private RunMode? ModeFromEnvironment() => environment("WANDB_MODE") switch
    {
        null => null,
        "online" or "run" => RunMode.Online,
        "offline" or "dryrun" => RunMode.Offline,
        "disabled" => RunMode.Disabled,
        "shared" => RunMode.Shared,
        var other => throw new WandbException(
            $"The environment variable WANDB_MODE is '{other}', which is no mode; set it to 'online', 'offline', 'disabled' or 'shared', or remove it."),
    };

    private RunResume ResolveResume(RunOptions options)
    {
        if (options.Resume is { } given)
            return Enum.IsDefined(given) ? given : throw new ArgumentException($"RunOptions.Resume is {(int)given}, which is no RunResume.");
        return environment("WANDB_RESUME") switch
        {
            null or "" or "false" or "False" => RunResume.None,
            "allow" => RunResume.Allow,
            "must" => RunResume.Must,
            "never" => RunResume.Never,
            "auto" or "true" or "True" => RunResume.Auto,
            var other => throw new WandbException(
                $"The environment variable WANDB_RESUME is '{other}', which is no way to resume; set it to 'allow', 'must', 'never' or 'auto', or remove it."),
        };
    }

    private RunMoment? ResolveMoment(RunMoment? given, string variable)
    {
        if (given is not null || environment(variable) is not { Length: > 0 } text)
            return given;
        return RunMoment.TryParse(text, null, out RunMoment moment)
            ? moment
            : throw new WandbException($"The environment variable {variable} is '{text}', which is no moment of a run; write the run's id and a step, as in 'k3v9x2ab?_step=100'.");
    }

    private static void CheckBranch(RunResume resume, RunMoment? forkFrom, RunMoment? resumeFrom, string? runId)
    {
        if ((resume != RunResume.None ? 1 : 0) + (forkFrom is null ? 0 : 1) + (resumeFrom is null ? 0 : 1) > 1)
            throw new ArgumentException("Resume, ForkFrom and ResumeFrom exclude each other: a run goes on, branches off, or is taken back. Give one of them.");
        if (forkFrom is { } fork && fork.RunId == runId)
            throw new ArgumentException($"The run '{runId}' cannot branch off itself: give the branch another RunId, or use ResumeFrom to take the run back.");
        if (resumeFrom is { } back && runId is not null && back.RunId != runId)
            throw new ArgumentException($"RunOptions.ResumeFrom names the run '{back.RunId}', but the run is '{runId}': a run is taken back to a step of its own. Use ForkFrom to branch off another one.");
    }

    private static void CheckShared(WriterSettings writer, string? runId, bool continues)
    {
        if (continues)
            throw new ArgumentException("A run that several processes write (RunMode.Shared) is not resumed, forked or taken back: each process adds its own rows. Leave Resume, ForkFrom and ResumeFrom out.");
        if (runId is null && !writer.IsPrimary)
            throw new ArgumentException("A process that is not the primary writer has to name the run that it adds to: set RunOptions.RunId or WANDB_RUN_ID.");
    }

    private TimeSpan ResolveSystemMetrics(TimeSpan? given)
    {
        const string Variable = "WANDB_X_STATS_SAMPLING_INTERVAL";
        if (given is { } interval)
        {
            return interval == TimeSpan.Zero || interval >= LeastSystemMetricsInterval
                ? interval
                : throw new ArgumentException($"RunOptions.SystemMetricsInterval is {interval}; measure each 0.1 seconds or less often, or use TimeSpan.Zero for never.");
        }
        if (Flag("WANDB_X_DISABLE_STATS", false) || Flag("WANDB__DISABLE_STATS", false) || Flag("WANDB_X_DISABLE_MACHINE_INFO", false))
            return TimeSpan.Zero;
        if (environment(Variable) is not { Length: > 0 } text)
            return DefaultSystemMetricsInterval;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) && seconds >= LeastSystemMetricsInterval.TotalSeconds && seconds < int.MaxValue / 1000
            ? TimeSpan.FromSeconds(seconds)
            : throw new WandbException($"The environment variable {Variable} is '{text}'; write seconds, at least 0.1.");
    }

    private bool Flag(string variable, bool fallback) => environment(variable)?.ToUpperInvariant() switch
    {
        null => fallback,
        "1" or "TRUE" or "T" or "YES" or "Y" or "ON" => true,
        "0" or "FALSE" or "F" or "NO" or "N" or "OFF" => false,
        _ => throw new WandbException($"The environment variable {variable} is '{environment(variable)}', which is no flag; set it to 'true' or 'false'."),
    };

    private static NameSource Source(object? option, string optionName, string variable) =>
        option is null ? new NameSource(variable, IsVariable: true) : new NameSource(optionName, IsVariable: false);
}
