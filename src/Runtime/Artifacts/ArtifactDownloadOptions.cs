namespace Instrument.Artifacts;

/// <summary>What of an artifact is downloaded, and where to.</summary>
public sealed record ArtifactDownloadOptions
{
    /// <summary>The folder. Default: <c>WANDB_ARTIFACT_DIR</c>, else <c>./artifacts</c>, and in it a folder of the artifact's name and version.</summary>
    public string? Folder { get; init; }

    /// <summary>Only entries whose path starts with this text. Default: all.</summary>
    public string? PathPrefix { get; init; }

    /// <summary>How many files come at the same time. Default: 16.</summary>
    public int Parallelism { get; init; } = 16;

    /// <summary>Whether files that come are kept in the cache too, which the official client shares. Default: <see langword="true"/>.</summary>
    public bool UseCache { get; init; } = true;

    /// <summary>
    /// Whether what references lead to is fetched: <c>http</c>, <c>https</c>, <c>file</c>, entries of other artifacts, and public objects of S3
    /// (<c>s3</c>) and of Google's storage (<c>gs</c>). What needs credentials, and other references, are an error. <see langword="false"/> leaves all of them out. Default: <see langword="true"/>.
    /// </summary>
    public bool FetchReferences { get; init; } = true;

    /// <summary>Told how many bytes have come so far, from any thread. Default: nobody.</summary>
    public IProgress<long>? Progress { get; init; }
}
