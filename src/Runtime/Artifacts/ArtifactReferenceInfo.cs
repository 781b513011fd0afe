namespace Instrument.Artifacts;

/// <summary>What is known of an object that an artifact refers to.</summary>
public sealed record ArtifactReferenceInfo
{
    /// <summary>
    /// The object's ETag as its store gives it, with or without quotes. It becomes the digest of the entry. Default: the address alone tells
    /// versions apart.
    /// </summary>
    public string? ETag { get; init; }

    /// <summary>Its length in bytes. Default: not known.</summary>
    public long? Size { get; init; }

    /// <summary>The version of the object in a store that keeps versions: an S3 or Azure version, a generation of Google Cloud Storage.</summary>
    public string? VersionId { get; init; }
}
