namespace Instrument.Http.GraphQl.Artifacts;

/// <summary>Asks where the manifest of a version is (docs/wire/artifacts.md §6.2).</summary>
internal static class FetchManifest
{
    /// <summary>The operation.</summary>
    public static GraphQlOperation<ArtifactIdVariables, FetchManifestData> Operation { get; } = new(
        "FetchArtifactManifest",
        "query FetchArtifactManifest($id: ID!) { artifact(id: $id) { currentManifest { file { directUrl } } } }",
        ArtifactJson.Default.ArtifactIdVariables,
        ArtifactJson.Default.FetchManifestData);
}

/// <summary>The data of <see cref="FetchManifest"/>.</summary>
internal sealed record FetchManifestData(ManifestOwnerNode? Artifact);

/// <summary>The version.</summary>
internal sealed record ManifestOwnerNode(CurrentManifestNode? CurrentManifest);

/// <summary>Its manifest.</summary>
internal sealed record CurrentManifestNode(DirectFileNode? File);

/// <summary>A file, and where it is.</summary>
internal sealed record DirectFileNode(string? Name, string? DirectUrl);
