namespace Instrument.Http.GraphQl.Artifacts;

/// <summary>Asks where the files of a version are, page by page (docs/wire/artifacts.md §6.3).</summary>
internal static class FileUrls
{
    private const string Document = """
        query GetArtifactMembershipFileUrls($entity: String!, $project: String!, $collection: String!, $alias: String!, $cursor: String, $perPage: Int) {
          project(name: $project, entityName: $entity) {
            artifactCollection(name: $collection) {
              artifactMembership(aliasName: $alias) {
                files(after: $cursor, first: $perPage) {
                  pageInfo { endCursor hasNextPage }
                  edges { node { name directUrl } }
                }
              }
            }
          }
        }
        """;

    /// <summary>The operation.</summary>
    public static GraphQlOperation<FileUrlsVariables, FileUrlsData> Operation { get; } =
        new("GetArtifactMembershipFileUrls", Document, ArtifactJson.Default.FileUrlsVariables, ArtifactJson.Default.FileUrlsData);

    /// <summary>The page; <see langword="null"/> if the server has no such version.</summary>
    public static FileUrlPage? Page(FileUrlsData data)
    {
        if (data.Project?.ArtifactCollection?.ArtifactMembership?.Files is not { } files)
            return null;
        Dictionary<string, string> urls = [];
        foreach (DirectFileEdge? edge in files.Edges ?? [])
        {
            if (edge?.Node is { Name: { } name, DirectUrl: { } url })
                urls[name] = url;
        }
        return new FileUrlPage(urls, files.PageInfo is { HasNextPage: true, EndCursor: { } cursor } ? cursor : null);
    }
}

/// <summary>Addresses by paths.</summary>
/// <param name="Urls">The addresses.</param>
/// <param name="NextCursor">Where the next page starts; <see langword="null"/> for the last one.</param>
internal sealed record FileUrlPage(IReadOnlyDictionary<string, string> Urls, string? NextCursor);

/// <summary>The variables of <see cref="FileUrls"/>.</summary>
internal sealed record FileUrlsVariables(string Entity, string Project, string Collection, string Alias, string? Cursor, int PerPage);

/// <summary>The data of <see cref="FileUrls"/>.</summary>
internal sealed record FileUrlsData(FileUrlsProjectNode? Project);

/// <summary>The project.</summary>
internal sealed record FileUrlsProjectNode(FileUrlsCollectionNode? ArtifactCollection);

/// <summary>The collection.</summary>
internal sealed record FileUrlsCollectionNode(FileUrlsMembershipNode? ArtifactMembership);

/// <summary>The version in it.</summary>
internal sealed record FileUrlsMembershipNode(DirectFileConnection? Files);

/// <summary>A page of files.</summary>
internal sealed record DirectFileConnection(IReadOnlyList<DirectFileEdge?>? Edges, PageInfoNode? PageInfo);

/// <summary>One file.</summary>
internal sealed record DirectFileEdge(DirectFileNode? Node);
