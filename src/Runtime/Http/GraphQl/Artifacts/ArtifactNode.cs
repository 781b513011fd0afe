using System.Text.Json;

namespace Instrument.Http.GraphQl.Artifacts;

/// <summary>A version of an artifact as answers show it (docs/wire/artifacts.md §5.11).</summary>
internal sealed record ArtifactNode
{
    /// <summary>The fields that are asked for.</summary>
    public const string Fields = """
        id
        artifactSequence { name project { name entity { name } } }
        versionIndex
        artifactType { name }
        description
        metadata
        ttlDurationSeconds
        tags { name }
        historyStep
        state
        size
        digest
        fileCount
        createdAt
        updatedAt
        aliases { alias artifactCollection { name project { name entity { name } } } }
        """;

    public string? Id { get; init; }

    public CollectionNode? ArtifactSequence { get; init; }

    public long? VersionIndex { get; init; }

    public NamedNode? ArtifactType { get; init; }

    public string? Description { get; init; }

    public string? Metadata { get; init; }

    public long? TtlDurationSeconds { get; init; }

    public IReadOnlyList<NamedNode?>? Tags { get; init; }

    public long? HistoryStep { get; init; }

    public string? State { get; init; }

    public long? Size { get; init; }

    public string? Digest { get; init; }

    public long? FileCount { get; init; }

    public JsonElement CreatedAt { get; init; }

    public JsonElement UpdatedAt { get; init; }

    public IReadOnlyList<AliasNode?>? Aliases { get; init; }
}

/// <summary>A collection of versions, and where it is.</summary>
internal sealed record CollectionNode(string? Name, ProjectNode? Project);

/// <summary>An alias, and the collection in which it is one.</summary>
internal sealed record AliasNode(string? Alias, CollectionNode? ArtifactCollection);
