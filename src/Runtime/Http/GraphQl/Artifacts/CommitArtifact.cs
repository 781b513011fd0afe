namespace Instrument.Http.GraphQl.Artifacts;

/// <summary>Makes a version whole: from then on it can be used (docs/wire/artifacts.md §5.10).</summary>
internal static class CommitArtifact
{
    private const string Document = """
        mutation CommitArtifact($artifactID: ID!) {
          commitArtifact(input: {artifactID: $artifactID}) { artifact { id digest } }
        }
        """;

    /// <summary>The operation.</summary>
    public static GraphQlOperation<CommitArtifactVariables, CommitArtifactData> Operation { get; } =
        new("CommitArtifact", Document, ArtifactJson.Default.CommitArtifactVariables, ArtifactJson.Default.CommitArtifactData);
}

/// <summary>The variables of <see cref="CommitArtifact"/>.</summary>
internal sealed record CommitArtifactVariables(string ArtifactID);

/// <summary>The data of <see cref="GraphQl.Artifacts.CommitArtifact"/>.</summary>
internal sealed record CommitArtifactData(CommitArtifactPayload? CommitArtifact);

/// <summary>The payload.</summary>
internal sealed record CommitArtifactPayload(CommittedArtifactNode? Artifact);

/// <summary>The version.</summary>
internal sealed record CommittedArtifactNode(string? Id, string? Digest);
