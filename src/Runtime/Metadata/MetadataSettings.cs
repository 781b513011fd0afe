namespace Instrument.Metadata;

/// <summary>What is decided about a run's metadata before it starts. Made by <see cref="MetadataSettingsResolver"/>.</summary>
internal sealed record MetadataSettings
{
    /// <summary>Which parts are told.</summary>
    public RunMetadata Parts { get; init; } = RunMetadata.Default;

    /// <summary>The command line in place of the process' own.</summary>
    public IReadOnlyList<string>? Arguments { get; init; }

    /// <summary>The program in place of the entry assembly.</summary>
    public string? Program { get; init; }

    /// <summary>The executable in place of the process' own.</summary>
    public string? Executable { get; init; }

    /// <summary>The user in place of the operating system's; told even if <see cref="Parts"/> leaves the user out, since somebody has set it.</summary>
    public string? Username { get; init; }

    /// <summary>The user's mail address.</summary>
    public string? Email { get; init; }

    /// <summary>The Docker image.</summary>
    public string? Docker { get; init; }

    /// <summary>Which of git's remotes is told.</summary>
    public string GitRemote { get; init; } = "origin";

    /// <summary>The remote's address in place of git's.</summary>
    public string? GitRemoteUrl { get; init; }

    /// <summary>The commit in place of git's.</summary>
    public string? GitCommit { get; init; }

    /// <summary>Physical cores in place of those that are found.</summary>
    public uint? CpuCount { get; init; }

    /// <summary>Logical cores in place of those that are found.</summary>
    public uint? LogicalCpuCount { get; init; }

    /// <summary>GPUs in place of those that are found.</summary>
    public uint? GpuCount { get; init; }

    /// <summary>Name of the GPU in place of the first one's.</summary>
    public string? GpuType { get; init; }

    /// <summary>Paths whose disks are told.</summary>
    public IReadOnlyList<string> DiskPaths { get; init; } = [];

    /// <summary>Variables of SLURM and of a CI system.</summary>
    public JobVariables Job { get; init; } = new();

    /// <summary>Whether code is saved.</summary>
    public bool SavesCode { get; init; }

    /// <summary>Full path of the folder whose sources are saved as an artifact.</summary>
    public string? CodeDirectory { get; init; }

    /// <summary>The folder in which the program was started: where its repository is looked for.</summary>
    public string WorkingDirectory { get; init; } = "";

    /// <summary>Folders in which git is looked for, as in the variable <c>PATH</c>.</summary>
    public string? SearchPath { get; init; }

    /// <summary>Whether a part is told.</summary>
    public bool Has(RunMetadata part) => (Parts & part) != 0;
}
