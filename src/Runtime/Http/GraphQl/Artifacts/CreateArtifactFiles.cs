namespace Instrument.Http.GraphQl.Artifacts;

/// <summary>Asks where files of a version are to be put (docs/wire/artifacts.md §5.5).</summary>
internal static class CreateArtifactFiles
{
    private const string Document = """
        mutation CreateArtifactFiles($artifactFiles: [CreateArtifactFileSpecInput!]!, $storageLayout: ArtifactStorageLayout!) {
          createArtifactFiles(input: {artifactFiles: $artifactFiles, storageLayout: $storageLayout}) {
            files {
              edges {
                node {
                  storagePath
                  uploadUrl
                  uploadHeaders
                  uploadMultipartUrls { uploadID uploadUrlParts { partNumber uploadUrl } }
                  artifact { id }
                }
              }
            }
          }
        }
        """;

    /// <summary>The operation.</summary>
    public static GraphQlOperation<CreateArtifactFilesVariables, CreateArtifactFilesData> Operation { get; } =
        new("CreateArtifactFiles", Document, ArtifactJson.Default.CreateArtifactFilesVariables, ArtifactJson.Default.CreateArtifactFilesData);

    /// <summary>The targets in the order of the files that were asked for; <see langword="null"/> if there are more or fewer.</summary>
    public static ArtifactFileTargets? Targets(CreateArtifactFilesData data, int asked)
    {
        if (data.CreateArtifactFiles?.Files?.Edges is not { } edges || edges.Count != asked)
            return null;
        List<ArtifactFileTarget> targets = new(asked);
        foreach (ArtifactFileEdge? edge in edges)
        {
            if (edge?.Node is not { } node)
                return null;
            targets.Add(new ArtifactFileTarget(
                node.StoragePath,
                node.UploadUrl is { } url ? new UploadTarget(url, node.UploadHeaders ?? []) : null,
                Multipart(node.UploadMultipartUrls),
                node.Artifact?.Id));
        }
        return new ArtifactFileTargets(targets);
    }

    private static MultipartTarget? Multipart(MultipartNode? node) => node?.UploadID is not { } id || node.UploadUrlParts is not { } parts ? null
        : new MultipartTarget(id, [.. parts.OfType<PartNode>().OrderBy(part => part.PartNumber).Select(part => part.UploadUrl ?? "")]);
}

/// <summary>Where the files of one request are to be put, in the order of the request.</summary>
internal sealed record ArtifactFileTargets(IReadOnlyList<ArtifactFileTarget> Files);

/// <summary>Where one file is to be put.</summary>
/// <param name="StoragePath">What the server calls the place.</param>
/// <param name="Target">The address of the whole file; <see langword="null"/> if the server has the content already.</param>
/// <param name="Multipart">The addresses of its parts, for a file that is sent in parts.</param>
/// <param name="BirthArtifactId">The artifact that the content was stored for first.</param>
internal sealed record ArtifactFileTarget(string? StoragePath, UploadTarget? Target, MultipartTarget? Multipart, string? BirthArtifactId);

/// <summary>Where the parts of a file are to be put.</summary>
/// <param name="UploadId">The upload that they belong to.</param>
/// <param name="Urls">An address a part, in order.</param>
internal sealed record MultipartTarget(string UploadId, IReadOnlyList<string> Urls);

/// <summary>The variables of <see cref="CreateArtifactFiles"/>.</summary>
internal sealed record CreateArtifactFilesVariables(IReadOnlyList<ArtifactFileSpec> ArtifactFiles, string StorageLayout);

/// <summary>A file that is to be put.</summary>
internal sealed record ArtifactFileSpec(
    string ArtifactID, string ArtifactManifestID, string Md5, string? Mimetype, string Name, IReadOnlyList<UploadPart>? UploadPartsInput);

/// <summary>A part of a file: the MD5 of its bytes in hexadecimal before the upload, the tag that the storage gave it afterwards.</summary>
internal sealed record UploadPart(long PartNumber, string HexMD5);

/// <summary>The data of <see cref="GraphQl.Artifacts.CreateArtifactFiles"/>.</summary>
internal sealed record CreateArtifactFilesData(CreateArtifactFilesPayload? CreateArtifactFiles);

/// <summary>The payload.</summary>
internal sealed record CreateArtifactFilesPayload(ArtifactFileConnection? Files);

/// <summary>The files.</summary>
internal sealed record ArtifactFileConnection(IReadOnlyList<ArtifactFileEdge?>? Edges);

/// <summary>One file.</summary>
internal sealed record ArtifactFileEdge(ArtifactFileNode? Node);

/// <summary>Where the file is to be put.</summary>
internal sealed record ArtifactFileNode(
    string? StoragePath, string? UploadUrl, IReadOnlyList<string>? UploadHeaders, MultipartNode? UploadMultipartUrls, ArtifactIdNode? Artifact);

/// <summary>Where its parts are to be put.</summary>
internal sealed record MultipartNode(string? UploadID, IReadOnlyList<PartNode?>? UploadUrlParts);

/// <summary>One part.</summary>
internal sealed record PartNode(long PartNumber, string? UploadUrl);
