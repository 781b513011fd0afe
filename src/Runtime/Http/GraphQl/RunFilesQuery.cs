namespace Instrument.Http.GraphQl;

/// <summary>Reads the list of a run's files back, page by page.</summary>
internal static class RunFilesQuery
{
    private const string Document = """
        query RunFiles($project: String!, $entity: String!, $name: String!, $fileCursor: String, $fileLimit: Int, $fileNames: [String]) {
          project(name: $project, entityName: $entity) {
            run(name: $name) {
              files(names: $fileNames, after: $fileCursor, first: $fileLimit) {
                edges { node { name sizeBytes md5 directUrl } cursor }
                pageInfo { endCursor hasNextPage }
              }
            }
          }
        }
        """;

    /// <summary>The operation.</summary>
    public static GraphQlOperation<RunFilesQueryVariables, RunFilesQueryData> Operation { get; } =
        new("RunFiles", Document, GraphQlJson.Default.RunFilesQueryVariables, GraphQlJson.Default.RunFilesQueryData);

    /// <summary>The page; <see langword="null"/> if the server has no such run.</summary>
    public static StoredFiles? Page(RunFilesQueryData data)
    {
        if (data.Project?.Run?.Files is not { } files)
            return null;
        IEnumerable<StoredFile> found = (files.Edges ?? [])
            .Select(edge => edge?.Node).OfType<FileNode>()
            .Where(node => node.Name is not null)
            .Select(node => new StoredFile(node.Name!, node.SizeBytes ?? 0, node.Md5, node.DirectUrl));
        return new StoredFiles([.. found], files.PageInfo is { HasNextPage: true, EndCursor: { } cursor } ? cursor : null);
    }
}

/// <summary>The variables of <see cref="RunFilesQuery"/>.</summary>
internal sealed record RunFilesQueryVariables(string Entity, string Project, string Name, string? FileCursor, int FileLimit, IReadOnlyList<string> FileNames);

/// <summary>The data of <see cref="RunFilesQuery"/>.</summary>
internal sealed record RunFilesQueryData(FilesProjectNode? Project);

/// <summary>The run's project.</summary>
internal sealed record FilesProjectNode(FilesRunNode? Run);

/// <summary>The run.</summary>
internal sealed record FilesRunNode(FileConnection? Files);

/// <summary>A page of files.</summary>
internal sealed record FileConnection(IReadOnlyList<FileEdge?>? Edges, PageInfoNode? PageInfo);

/// <summary>One file of a page.</summary>
internal sealed record FileEdge(FileNode? Node, string? Cursor);

/// <summary>One file.</summary>
internal sealed record FileNode(string? Name, long? SizeBytes, string? Md5, string? DirectUrl);

/// <summary>Where the next page begins.</summary>
internal sealed record PageInfoNode(string? EndCursor, bool HasNextPage);
