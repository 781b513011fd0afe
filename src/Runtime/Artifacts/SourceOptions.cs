namespace Instrument.Artifacts;

/// <summary>Which files of a program's sources are logged.</summary>
public sealed record SourceOptions
{
    /// <summary>The artifact's name. Default: <c>source-</c>, the project and the program.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// Which files are logged, by patterns as in <see cref="ArtifactDirectoryOptions.Include"/>. Default: sources and projects of .NET and Python,
    /// and Dockerfiles.
    /// </summary>
    public IReadOnlyList<string> Include { get; init; } =
    [
        "*.cs", "*.fs", "*.vb", "*.razor", "*.csproj", "*.fsproj", "*.vbproj", "*.sln", "*.slnx", "*.props", "*.targets", "global.json", "nuget.config",
        "*.py", "requirements.txt", "Dockerfile*",
    ];

    /// <summary>Which files are left out, although they are included. Default: none.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];
}
