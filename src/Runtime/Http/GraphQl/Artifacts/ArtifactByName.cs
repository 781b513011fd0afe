namespace Instrument.Http.GraphQl.Artifacts;

/// <summary>Finds a version by name and alias (docs/wire/artifacts.md §6.1).</summary>
internal static class ArtifactByName
{
    private const string Document = $$"""
        query ArtifactMembershipByName($entity: String!, $project: String!, $name: String!) {
          project(name: $project, entityName: $entity) {
            artifactCollectionMembership(name: $name) {
              versionIndex
              aliases { alias }
              artifactCollection { name project { name entity { name } } }
              artifact { {{ArtifactNode.Fields}} }
            }
          }
        }
        """;

    /// <summary>The operation.</summary>
    public static GraphQlOperation<ArtifactTypeVariables, ArtifactByNameData> Operation { get; } =
        new("ArtifactMembershipByName", Document, ArtifactJson.Default.ArtifactTypeVariables, ArtifactJson.Default.ArtifactByNameData);
}

/// <summary>The data of <see cref="ArtifactByName"/>.</summary>
internal sealed record ArtifactByNameData(MembershipProjectNode? Project);

/// <summary>The project.</summary>
internal sealed record MembershipProjectNode(MembershipNode? ArtifactCollectionMembership);

/// <summary>A version as a member of a collection: linked versions are members of several.</summary>
internal sealed record MembershipNode
{
    public long? VersionIndex { get; init; }

    public IReadOnlyList<AliasNode?>? Aliases { get; init; }

    public CollectionNode? ArtifactCollection { get; init; }

    public ArtifactNode? Artifact { get; init; }
}
