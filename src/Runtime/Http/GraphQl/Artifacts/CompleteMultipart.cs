namespace Instrument.Http.GraphQl.Artifacts;

/// <summary>Says that all parts of a file were put (docs/wire/artifacts.md §5.7).</summary>
internal static class CompleteMultipart
{
    private const string Document = """
        mutation CompleteMultipartUploadArtifact($completeMultipartAction: CompleteMultipartAction!, $completedParts: [UploadPartsInput!]!,
          $artifactID: ID!, $storagePath: String!, $uploadID: String!) {
          completeMultipartUploadArtifact(input: {completeMultipartAction: $completeMultipartAction, completedParts: $completedParts,
            artifactID: $artifactID, storagePath: $storagePath, uploadID: $uploadID}) {
            digest
          }
        }
        """;

    /// <summary>The operation.</summary>
    public static GraphQlOperation<CompleteMultipartVariables, CompleteMultipartData> Operation { get; } =
        new("CompleteMultipartUploadArtifact", Document, ArtifactJson.Default.CompleteMultipartVariables, ArtifactJson.Default.CompleteMultipartData);
}

/// <summary>The variables of <see cref="CompleteMultipart"/>.</summary>
internal sealed record CompleteMultipartVariables(
    string CompleteMultipartAction, IReadOnlyList<UploadPart> CompletedParts, string ArtifactID, string StoragePath, string UploadID);

/// <summary>The data of <see cref="CompleteMultipart"/>.</summary>
internal sealed record CompleteMultipartData(CompleteMultipartPayload? CompleteMultipartUploadArtifact);

/// <summary>The payload.</summary>
internal sealed record CompleteMultipartPayload(string? Digest);
