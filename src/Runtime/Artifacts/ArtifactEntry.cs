using System.Text.Json;

namespace Instrument.Artifacts;

/// <summary>One file of an artifact, or a reference to something that is kept elsewhere (docs/wire/artifacts.md §4.2).</summary>
public sealed record ArtifactEntry
{
    /// <summary>Its path inside the artifact, relative and with forward slashes.</summary>
    public required string Path { get; init; }

    /// <summary>The MD5 of its content in base64; of a reference what tells its versions apart, such as an ETag or its address.</summary>
    public required string Digest { get; init; }

    /// <summary>Its length in bytes; <see langword="null"/> if that is not known, which happens with references.</summary>
    public long? Size { get; init; }

    /// <summary>Where the content of a reference is; <see langword="null"/> for a file that the artifact itself keeps.</summary>
    public string? Reference { get; init; }

    /// <summary>What else is known of a reference, such as <c>etag</c> and <c>versionID</c>.</summary>
    public IReadOnlyDictionary<string, JsonElement> Extra { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>Whether the entry is a reference.</summary>
    public bool IsReference => Reference is not null;

    /// <summary>
    /// Full path of the file that is uploaded. It belongs to the artifact alone: uploaders, the official one too, delete it afterwards.
    /// </summary>
    internal string? LocalPath { get; init; }

    /// <summary>The server's id of the artifact that the content was stored for first.</summary>
    internal string? BirthArtifactId { get; init; }

    /// <summary>Whether the file is not copied into the cache when it is uploaded.</summary>
    internal bool SkipCache { get; init; }
}
