using System.Globalization;
using System.Text.Json;

namespace Instrument.Metadata;

/// <summary>Decides what a run tells of program and machine: code before environment before defaults (docs/wire/sdk-surface.md §1.7).</summary>
/// <param name="environment">Value of an environment variable, or <see langword="null"/>.</param>
/// <param name="names">Names of all environment variables.</param>
/// <param name="flag">Reads a variable that is a flag; the second argument is its default.</param>
internal sealed class MetadataSettingsResolver(Func<string, string?> environment, IEnumerable<string> names, Func<string, bool, bool> flag)
{
    /// <summary>Settles the settings.</summary>
    /// <param name="options">What the program asks for.</param>
    /// <param name="workingDirectory">The folder in which the program was started.</param>
    /// <exception cref="ArgumentException">An option breaks a rule.</exception>
    /// <exception cref="WandbException">An environment variable breaks a rule.</exception>
    public MetadataSettings Resolve(RunOptions options, string workingDirectory)
    {
        RunMetadata parts = Parts(options.Metadata);
        string? code = options.CodeDirectory ?? Filled("WANDB_CODE_DIR");
        return new MetadataSettings
        {
            Parts = parts,
            Arguments = (parts & RunMetadata.CommandLine) == 0 ? null : Texts("WANDB_ARGS"),
            Program = Filled("WANDB_PROGRAM"),
            Executable = Filled("WANDB_X_EXECUTABLE"),
            Username = Filled("WANDB_USERNAME"),
            Email = Filled("WANDB_USER_EMAIL"),
            Docker = Filled("WANDB_DOCKER"),
            GitRemote = Filled("WANDB_GIT_REMOTE") ?? "origin",
            GitRemoteUrl = Filled("WANDB_GIT_REMOTE_URL"),
            GitCommit = Filled("WANDB_GIT_COMMIT"),
            CpuCount = Count("WANDB_X_STATS_CPU_COUNT"),
            LogicalCpuCount = Count("WANDB_X_STATS_CPU_LOGICAL_COUNT"),
            GpuCount = Count("WANDB_X_STATS_GPU_COUNT"),
            GpuType = Filled("WANDB_X_STATS_GPU_TYPE"),
            DiskPaths = Texts("WANDB_X_STATS_DISK_PATHS") ?? [],
            Job = (parts & RunMetadata.Job) == 0 ? new JobVariables() : JobVariables.Read(names, environment),
            SavesCode = options.SaveCode ?? (flag("WANDB_SAVE_CODE", false) && !flag("WANDB_DISABLE_CODE", false)),
            CodeDirectory = code is null ? null : Path.GetFullPath(code, workingDirectory),
            WorkingDirectory = workingDirectory,
            SearchPath = environment("PATH") ?? Environment.GetEnvironmentVariable("PATH"),
        };
    }

    private RunMetadata Parts(RunMetadata? given)
    {
        if (given is { } asked)
        {
            return (asked & ~RunMetadata.All) == 0
                ? asked
                : throw new ArgumentException($"RunOptions.Metadata is {(int)asked}, which has flags that RunMetadata does not know.");
        }
        if (flag("WANDB_X_DISABLE_META", false) || flag("WANDB_X_DISABLE_MACHINE_INFO", false))
            return RunMetadata.None;
        return flag("WANDB_DISABLE_GIT", false) ? RunMetadata.Default & ~RunMetadata.Git : RunMetadata.Default;
    }

    private string? Filled(string variable) => environment(variable) is { Length: > 0 } text ? text : null;

    private uint? Count(string variable)
    {
        if (Filled(variable) is not { } text)
            return null;
        return uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out uint count)
            ? count
            : throw new WandbException($"The environment variable {variable} is '{text}'; write a whole number.");
    }

    private List<string>? Texts(string variable)
    {
        if (Filled(variable) is not { } text)
            return null;
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return [.. document.RootElement.EnumerateArray().Select(item => item.GetString() ?? "")];
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Without the value: a command line may hold secrets.
            throw new WandbException($"The environment variable {variable} is no list of texts; write it as JSON, such as [\"--lr\", \"0.1\"].");
        }
    }
}
