namespace Instrument.Http.GraphQl.Artifacts;

/// <summary>Asks where the manifest of an incremental or distributed version is to be put (docs/wire/artifacts.md §5.9).</summary>
internal static class UpdateArtifactManifest
{
    private const string Document = """
        mutation UpdateArtifactManifest($artifactManifestID: ID!, $digest: String, $baseArtifactID: ID, $includeUpload: Boolean!) {
          updateArtifactManifest(input: {artifactManifestID: $artifactManifestID, digest: $digest, baseArtifactID: $baseArtifactID}) {
            artifactManifest {
              id
              file { id uploadUrl @include(if: $includeUpload) uploadHeaders @include(if: $includeUpload) }
            }
          }
        }
        """;

    /// <summary>The operation.</summary>
    public static GraphQlOperation<UpdateArtifactManifestVariables, UpdateArtifactManifestData> Operation { get; } = new(
        "UpdateArtifactManifest", Document, ArtifactJson.Default.UpdateArtifactManifestVariables, ArtifactJson.Default.UpdateArtifactManifestData);
}

/// <summary>The variables of <see cref="UpdateArtifactManifest"/>.</summary>
internal sealed record UpdateArtifactManifestVariables(string ArtifactManifestID, string? Digest, string? BaseArtifactID = null, bool IncludeUpload = true);

/// <summary>The data of <see cref="GraphQl.Artifacts.UpdateArtifactManifest"/>.</summary>
internal sealed record UpdateArtifactManifestData(ArtifactManifestPayload? UpdateArtifactManifest);
