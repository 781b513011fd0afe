namespace Instrument.Http.GraphQl.Artifacts;

/// <summary>Asks which type the versions of a name have (docs/wire/artifacts.md §2.8).</summary>
internal static class ArtifactTypeQuery
{
    private const string Document = """
        query ArtifactType($entity: String, $project: String, $name: String!) {
          project(name: $project, entityName: $entity) { artifact(name: $name) { artifactType { name } } }
        }
        """;

    /// <summary>The operation.</summary>
    public static GraphQlOperation<ArtifactTypeVariables, ArtifactTypeData> Operation { get; } =
        new("ArtifactType", Document, ArtifactJson.Default.ArtifactTypeVariables, ArtifactJson.Default.ArtifactTypeData);
}

/// <summary>The type of an artifact's versions.</summary>
/// <param name="Name">The type; <see langword="null"/> if there is no version.</param>
internal sealed record ArtifactTypeName(string? Name);

/// <summary>The variables of <see cref="ArtifactTypeQuery"/> and <see cref="ArtifactByName"/>.</summary>
internal sealed record ArtifactTypeVariables(string Entity, string Project, string Name);

/// <summary>The data of <see cref="ArtifactTypeQuery"/>.</summary>
internal sealed record ArtifactTypeData(TypedProjectNode? Project);

/// <summary>The project.</summary>
internal sealed record TypedProjectNode(TypedArtifactNode? Artifact);

/// <summary>The version.</summary>
internal sealed record TypedArtifactNode(NamedNode? ArtifactType);
