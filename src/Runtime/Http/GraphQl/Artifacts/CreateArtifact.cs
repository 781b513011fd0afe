using System.Text.Json.Serialization;

namespace Instrument.Http.GraphQl.Artifacts;

/// <summary>Makes a version of an artifact, or finds the one with the same content (docs/wire/artifacts.md §5.2 and §5.3).</summary>
internal static class CreateArtifact
{
    private const string Document = """
        mutation CreateArtifact($input: CreateArtifactInput!) {
          createArtifact(input: $input) {
            artifact { id state artifactSequence { latestArtifact { id } } }
          }
        }
        """;

    /// <summary>The operation. A conflict is one of two writers of a name, which passes.</summary>
    public static GraphQlOperation<CreateArtifactVariables, CreateArtifactData> Operation { get; } =
        new("CreateArtifact", Document, ArtifactJson.Default.CreateArtifactVariables, ArtifactJson.Default.CreateArtifactData);

    /// <summary>The version; <see langword="null"/> if the answer does not tell it.</summary>
    public static CreatedArtifact? Created(CreateArtifactData data) => data.CreateArtifact?.Artifact is { Id: { } id, State: { } state } artifact
        ? new CreatedArtifact(id, state, artifact.ArtifactSequence?.LatestArtifact?.Id)
        : null;
}

/// <summary>A version that was made or found.</summary>
/// <param name="Id">The server's id.</param>
/// <param name="State">Its state: <c>PENDING</c>, <c>COMMITTED</c>, …</param>
/// <param name="LatestId">The newest version of its sequence before.</param>
internal sealed record CreatedArtifact(string Id, string State, string? LatestId);

/// <summary>The variables of <see cref="CreateArtifact"/>.</summary>
internal sealed record CreateArtifactVariables(CreateArtifactInput Input);

/// <summary>What is asked for, as the official client sends it: what has no value is null, but tags are left out then.</summary>
internal sealed record CreateArtifactInput
{
    public required string EntityName { get; init; }

    public required string ProjectName { get; init; }

    public required string ArtifactTypeName { get; init; }

    public required string ArtifactCollectionName { get; init; }

    public IReadOnlyList<string>? ArtifactCollectionNames { get; init; }

    public string? RunName { get; init; }

    public required string Digest { get; init; }

    public string DigestAlgorithm { get; init; } = "MANIFEST_MD5";

    public string? Description { get; init; }

    public IReadOnlyList<ArtifactAliasInput>? Aliases { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ArtifactTagInput>? Tags { get; init; }

    public string? Metadata { get; init; }

    public string? Labels { get; init; }

    public long? TtlDurationSeconds { get; init; }

    public long? HistoryStep { get; init; }

    public bool EnableDigestDeduplication { get; init; } = true;

    public string? DistributedID { get; init; }

    public string? ClientID { get; init; }

    public string? SequenceClientID { get; init; }

    public string? StorageRegion { get; init; }

    public string? ClientMutationId { get; init; }
}

/// <summary>An alias in a collection.</summary>
internal sealed record ArtifactAliasInput(string ArtifactCollectionName, string Alias);

/// <summary>A tag.</summary>
internal sealed record ArtifactTagInput(string TagName, string? TagCategoryName = null, string? Attributes = null);

/// <summary>The data of <see cref="GraphQl.Artifacts.CreateArtifact"/>.</summary>
internal sealed record CreateArtifactData(CreateArtifactPayload? CreateArtifact);

/// <summary>The payload.</summary>
internal sealed record CreateArtifactPayload(CreatedArtifactNode? Artifact);

/// <summary>The version.</summary>
internal sealed record CreatedArtifactNode(string? Id, string? State, CreatedSequenceNode? ArtifactSequence);

/// <summary>Its sequence.</summary>
internal sealed record CreatedSequenceNode(ArtifactIdNode? LatestArtifact);

/// <summary>An artifact of which only the id is asked for.</summary>
internal sealed record ArtifactIdNode(string? Id);
