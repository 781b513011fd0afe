using System.Text.Json.Serialization;

namespace Instrument.Http.GraphQl.Artifacts;

/// <summary>Notes that a run uses a version (docs/wire/artifacts.md §7). The newer form says where the version was found.</summary>
internal static class UseArtifact
{
    private const string Fields = "{ artifact { id digest description state createdAt metadata } }";

    private const string Document = $$"""
        mutation UseArtifact($entityName: String!, $projectName: String!, $runName: String!, $artifactID: ID!, $usedAs: String,
          $artifactEntityName: String, $artifactProjectName: String) {
          useArtifact(input: {entityName: $entityName, projectName: $projectName, runName: $runName, artifactID: $artifactID, usedAs: $usedAs,
            artifactEntityName: $artifactEntityName, artifactProjectName: $artifactProjectName}) {{Fields}}
        }
        """;

    private const string OldDocument = $$"""
        mutation UseArtifact($entityName: String!, $projectName: String!, $runName: String!, $artifactID: ID!, $usedAs: String) {
          useArtifact(input: {entityName: $entityName, projectName: $projectName, runName: $runName, artifactID: $artifactID, usedAs: $usedAs}) {{Fields}}
        }
        """;

    /// <summary>The operation.</summary>
    public static GraphQlOperation<UseArtifactVariables, UseArtifactData> Operation { get; } =
        new("UseArtifact", Document, ArtifactJson.Default.UseArtifactVariables, ArtifactJson.Default.UseArtifactData);

    /// <summary>The operation of servers that do not take where the version was found.</summary>
    public static GraphQlOperation<UseArtifactVariables, UseArtifactData> OldOperation { get; } =
        new("UseArtifact", OldDocument, ArtifactJson.Default.UseArtifactVariables, ArtifactJson.Default.UseArtifactData);
}

/// <summary>The variables of <see cref="UseArtifact"/>.</summary>
internal sealed record UseArtifactVariables(string EntityName, string ProjectName, string RunName, string ArtifactID)
{
    public string? UsedAs { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ArtifactEntityName { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ArtifactProjectName { get; init; }
}

/// <summary>The data of <see cref="GraphQl.Artifacts.UseArtifact"/>.</summary>
internal sealed record UseArtifactData(UseArtifactPayload? UseArtifact);

/// <summary>The payload.</summary>
internal sealed record UseArtifactPayload(ArtifactIdNode? Artifact);
