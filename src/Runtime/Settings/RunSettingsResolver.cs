using System.Reflection;

namespace Instrument.Settings;

/// <summary>
/// Decides a run's settings: code before environment before defaults (docs/wire/sdk-surface.md §1.5). Pure but for the given lookups.
/// </summary>
/// <param name="environment">Value of an environment variable, or <see langword="null"/>.</param>
/// <param name="currentDirectory">The directory that relative paths and the project's default are based on.</param>
internal sealed class RunSettingsResolver(Func<string, string?> environment, string currentDirectory)
{
    /// <summary>Settles all settings.</summary>
    /// <exception cref="ArgumentException">An option breaks a rule.</exception>
    /// <exception cref="WandbException">An environment variable breaks a rule.</exception>
    public RunSettings Resolve(RunOptions options)
    {
        (RunMode mode, string? notice) = ResolveMode(options.Mode);
        string? givenId = options.RunId ?? environment("WANDB_RUN_ID");
        if (givenId is not null)
            RunNames.CheckRunId(givenId, Source(options.RunId, "RunOptions.RunId", "WANDB_RUN_ID"));
        string? project = options.Project ?? environment("WANDB_PROJECT");
        if (project is not null)
            RunNames.CheckProject(project, Source(options.Project, "RunOptions.Project", "WANDB_PROJECT"));
        IReadOnlyList<string> tags = options.Tags ?? environment("WANDB_TAGS")?.Split(',') ?? [];
        foreach (string tag in tags)
            RunNames.CheckTag(tag, Source(options.Tags, "RunOptions.Tags", "WANDB_TAGS"));
        return new RunSettings
        {
            Mode = mode,
            ModeNotice = notice,
            RunId = givenId ?? RunNames.NewRunId(),
            HasGivenRunId = givenId is not null,
            Project = project ?? DefaultProject.Of(currentDirectory),
            Entity = options.Entity ?? environment("WANDB_ENTITY"),
            Name = options.Name ?? environment("WANDB_NAME"),
            Notes = options.Notes ?? environment("WANDB_NOTES"),
            Tags = tags,
            Group = options.Group ?? environment("WANDB_RUN_GROUP"),
            JobType = options.JobType ?? environment("WANDB_JOB_TYPE"),
            RootDirectory = Path.GetFullPath(options.Directory ?? environment("WANDB_DIR") ?? ".", currentDirectory),
            Quiet = options.Quiet ?? Flag("WANDB_QUIET", false) || Flag("WANDB_SILENT", false),
            Symlink = Flag("WANDB_SYMLINK", !OperatingSystem.IsWindows()),
            Host = environment("WANDB_HOST") ?? Environment.MachineName,
            Program = Assembly.GetEntryAssembly()?.GetName().Name,
        };
    }

    private (RunMode Mode, string? Notice) ResolveMode(RunMode? given)
    {
        if (given is { } mode)
        {
            if (!Enum.IsDefined(mode))
                throw new ArgumentException($"RunOptions.Mode is {(int)mode}, which is no RunMode; use Offline or Disabled.");
            return (mode, null);
        }
        return environment("WANDB_MODE") switch
        {
            "offline" or "dryrun" => (RunMode.Offline, null),
            "disabled" => (RunMode.Disabled, null),
            "online" or "run" or "shared" => (RunMode.Offline, "this version records runs offline; upload them with the command at the end"),
            null when string.IsNullOrEmpty(environment("WANDB_API_KEY")) => (RunMode.Offline, "no W&B API key found: recording offline"),
            null => (RunMode.Offline, "this version records runs offline; upload them with the command at the end"),
            var other => throw new WandbException(
                $"The environment variable WANDB_MODE is '{other}', which is no mode; set it to 'offline' or 'disabled', or remove it."),
        };
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
