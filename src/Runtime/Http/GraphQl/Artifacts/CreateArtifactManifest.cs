namespace Instrument.Http.GraphQl.Artifacts;

/// <summary>Makes the manifest of a version, or asks where it is to be put (docs/wire/artifacts.md §5.4 and §5.9).</summary>
internal static class CreateArtifactManifest
{
    private const string Document = """
        mutation CreateArtifactManifest($artifactID: ID!, $baseArtifactID: ID, $name: String!, $digest: String!, $entityName: String!,
          $projectName: String!, $runName: String!, $manifestType: ArtifactManifestType!, $includeUpload: Boolean!) {
          createArtifactManifest(input: {artifactID: $artifactID, baseArtifactID: $baseArtifactID, name: $name, digest: $digest,
            entityName: $entityName, projectName: $projectName, runName: $runName, type: $manifestType}) {
            artifactManifest {
              id
              file { id uploadUrl @include(if: $includeUpload) uploadHeaders @include(if: $includeUpload) }
            }
          }
        }
        """;

    /// <summary>The operation.</summary>
    public static GraphQlOperation<CreateArtifactManifestVariables, CreateArtifactManifestData> Operation { get; } = new(
        "CreateArtifactManifest", Document, ArtifactJson.Default.CreateArtifactManifestVariables, ArtifactJson.Default.CreateArtifactManifestData);
}

/// <summary>The variables of <see cref="CreateArtifactManifest"/>.</summary>
internal sealed record CreateArtifactManifestVariables
{
    public required string ArtifactID { get; init; }

    public string? BaseArtifactID { get; init; }

    public required string Name { get; init; }

    public required string Digest { get; init; }

    public required string EntityName { get; init; }

    public required string ProjectName { get; init; }

    public required string RunName { get; init; }

    public required string ManifestType { get; init; }

    public required bool IncludeUpload { get; init; }
}

/// <summary>A manifest of the server.</summary>
/// <param name="Id">The server's id.</param>
/// <param name="Target">Where it is to be put, if that was asked.</param>
internal sealed record ManifestTarget(string Id, UploadTarget? Target)
{
    /// <summary>What a payload says; <see langword="null"/> if it does not tell the manifest.</summary>
    public static ManifestTarget? Of(ArtifactManifestPayload? payload) => payload?.ArtifactManifest is { Id: { } id } manifest
        ? new ManifestTarget(id, manifest.File is { UploadUrl: { } url } file ? new UploadTarget(url, file.UploadHeaders ?? []) : null)
        : null;
}

/// <summary>The data of <see cref="GraphQl.Artifacts.CreateArtifactManifest"/>.</summary>
internal sealed record CreateArtifactManifestData(ArtifactManifestPayload? CreateArtifactManifest);

/// <summary>A payload with a manifest.</summary>
internal sealed record ArtifactManifestPayload(ArtifactManifestNode? ArtifactManifest);

/// <summary>A manifest.</summary>
internal sealed record ArtifactManifestNode(string? Id, ManifestFileNode? File);

/// <summary>Its file.</summary>
internal sealed record ManifestFileNode(string? Id, string? UploadUrl, IReadOnlyList<string>? UploadHeaders);
