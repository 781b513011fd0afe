namespace Instrument.Http.GraphQl.Artifacts;

/// <summary>Lists the versions of a collection, page by page, the newest first.</summary>
internal static class ProjectArtifacts
{
    private const string Document = $$"""
        query ProjectArtifacts($entity: String!, $project: String!, $type: String!, $collection: String!, $cursor: String, $perPage: Int, $order: String) {
          project(name: $project, entityName: $entity) {
            artifactType(name: $type) {
              artifactCollection(name: $collection) {
                artifacts(after: $cursor, first: $perPage, order: $order) {
                  pageInfo { endCursor hasNextPage }
                  edges { version node { {{ArtifactNode.Fields}} } }
                }
              }
            }
          }
        }
        """;

    /// <summary>The operation.</summary>
    public static GraphQlOperation<ProjectArtifactsVariables, ProjectArtifactsData> Operation { get; } =
        new("ProjectArtifacts", Document, ArtifactJson.Default.ProjectArtifactsVariables, ArtifactJson.Default.ProjectArtifactsData);

    /// <summary>The page; <see langword="null"/> if the server has no such collection.</summary>
    public static ArtifactPage? Page(ProjectArtifactsData data)
    {
        if (data.Project?.ArtifactType?.ArtifactCollection?.Artifacts is not { } artifacts)
            return null;
        return new ArtifactPage(
            [.. (artifacts.Edges ?? []).Select(edge => edge?.Node).OfType<ArtifactNode>()],
            artifacts.PageInfo is { HasNextPage: true, EndCursor: { } cursor } ? cursor : null);
    }
}

/// <summary>A page of versions.</summary>
internal sealed record ArtifactPage(IReadOnlyList<ArtifactNode> Artifacts, string? NextCursor);

/// <summary>The variables of <see cref="ProjectArtifacts"/>.</summary>
internal sealed record ProjectArtifactsVariables(
    string Entity, string Project, string Type, string Collection, string? Cursor, int PerPage, string Order = "-createdAt");

/// <summary>The data of <see cref="ProjectArtifacts"/>.</summary>
internal sealed record ProjectArtifactsData(VersionsProjectNode? Project);

/// <summary>The project.</summary>
internal sealed record VersionsProjectNode(VersionsTypeNode? ArtifactType);

/// <summary>The type.</summary>
internal sealed record VersionsTypeNode(VersionsCollectionNode? ArtifactCollection);

/// <summary>The collection.</summary>
internal sealed record VersionsCollectionNode(ArtifactConnection? Artifacts);

/// <summary>A page of versions.</summary>
internal sealed record ArtifactConnection(IReadOnlyList<ArtifactVersionEdge?>? Edges, PageInfoNode? PageInfo);

/// <summary>One version.</summary>
internal sealed record ArtifactVersionEdge(string? Version, ArtifactNode? Node);
