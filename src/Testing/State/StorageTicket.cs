namespace Instrument.Testing.State;

/// <summary>An address of the storage of artifacts, until it expires: of a file, of a part of one, or of a manifest.</summary>
internal sealed record StorageTicket(ArtifactVersion Version, string Path, DateTimeOffset Expires)
{
    /// <summary>The MD5 that the content must have, in base64.</summary>
    public required string Md5 { get; init; }

    /// <summary>Headers that the request must have.</summary>
    public IReadOnlyList<string> Headers { get; init; } = [];

    public ArtifactManifestData? Manifest { get; init; }

    public MultipartUpload? Multipart { get; init; }

    public int PartNumber { get; init; }

    /// <summary>What a download gets; <see langword="null"/> for the content with the MD5.</summary>
    public byte[]? Content { get; init; }
}
