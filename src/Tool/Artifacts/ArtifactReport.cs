using Instrument.Artifacts;

namespace Instrument.Tool.Artifacts;

/// <summary>A version of an artifact, as commands show it.</summary>
internal sealed record ArtifactReport
{
    public required string Name { get; init; }

    public required string Id { get; init; }

    public required string Type { get; init; }

    public required string Digest { get; init; }

    public required long Size { get; init; }

    public IReadOnlyList<string>? Aliases { get; init; }

    public IReadOnlyList<string>? Tags { get; init; }

    public DateTimeOffset? Created { get; init; }

    public bool? IsNew { get; init; }

    public string? Directory { get; init; }

    public IReadOnlyList<EntryReport>? Entries { get; init; }

    /// <summary>The report of a version.</summary>
    public static ArtifactReport Of(StoredArtifact artifact, IReadOnlyList<ArtifactEntry>? entries = null) => new()
    {
        Name = artifact.FullName,
        Id = artifact.Id,
        Type = artifact.Type,
        Digest = artifact.Digest,
        Size = artifact.Size,
        Aliases = artifact.Aliases,
        Tags = artifact.Tags,
        Created = artifact.CreatedAt,
        Entries = entries is null ? null : [.. entries.Select(entry => new EntryReport(entry.Path, entry.Size, entry.Digest, entry.Reference))],
    };
}

/// <summary>An entry, as commands show it.</summary>
internal sealed record EntryReport(string Path, long? Size, string Digest, string? Reference);
