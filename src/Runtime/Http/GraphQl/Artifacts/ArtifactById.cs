namespace Instrument.Http.GraphQl.Artifacts;

/// <summary>Finds a version by the server's id (docs/wire/artifacts.md §5.11).</summary>
internal static class ArtifactById
{
    /// <summary>The operation.</summary>
    public static GraphQlOperation<ArtifactIdVariables, ArtifactByIdData> Operation { get; } = new(
        "ArtifactByID",
        $$"""query ArtifactByID($id: ID!) { artifact(id: $id) { {{ArtifactNode.Fields}} } }""",
        ArtifactJson.Default.ArtifactIdVariables,
        ArtifactJson.Default.ArtifactByIdData);
}

/// <summary>The variables of <see cref="ArtifactById"/> and <see cref="FetchManifest"/>.</summary>
internal sealed record ArtifactIdVariables(string Id);

/// <summary>The data of <see cref="ArtifactById"/>.</summary>
internal sealed record ArtifactByIdData(ArtifactNode? Artifact);
