namespace Instrument.Artifacts;

/// <summary>How a folder is added to an artifact.</summary>
public sealed record ArtifactDirectoryOptions
{
    /// <summary>The folder inside the artifact that the files go to. Default: its root.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// Which files are added: paths relative to the folder, where <c>*</c> and <c>?</c> stand for anything but a slash, <c>**</c> for any number of
    /// folders, and a pattern without a slash for a name in any folder. Default: all.
    /// </summary>
    public IReadOnlyList<string> Include { get; init; } = [];

    /// <summary>Which files are left out, although they are included. Default: none.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>What becomes of symbolic links. Default: they are followed.</summary>
    public SymlinkPolicy Symlinks { get; init; } = SymlinkPolicy.Follow;

    /// <summary>Whether a file replaces an entry of the same path with other content. Default: it is an error.</summary>
    public bool Overwrite { get; init; }

    /// <summary>How many files are read at the same time. Default: as many as the machine has processors, 8 at the most.</summary>
    public int Parallelism { get; init; } = Math.Min(8, Environment.ProcessorCount);
}
