namespace Instrument.Shipping.Artifacts;

/// <summary>Limits of the upload of artifacts (docs/wire/artifacts.md §5.5, §5.7 and §5.12).</summary>
internal sealed record ArtifactUploadOptions
{
    /// <summary>How many artifacts are uploaded at the same time; never two of one name.</summary>
    public int Parallelism { get; init; } = 4;

    /// <summary>How many files, or parts of files, are on their way at the same time, of all artifacts together.</summary>
    public int Transfers { get; init; } = 16;

    /// <summary>Addresses that are asked for in the first request of an artifact; each further one asks for twice as many.</summary>
    public int FirstBatch { get; init; } = 25;

    /// <summary>Addresses that are asked for in one request at the most: they expire while they wait.</summary>
    public int LargestBatch { get; init; } = 1000;

    /// <summary>Files of this length on are sent in parts. 2 GiB, as with the official client.</summary>
    public long MultipartFrom { get; init; } = 2L * 1024 * 1024 * 1024;

    /// <summary>The usual length of a part. 100 MiB, as with the official client.</summary>
    public long PartBytes { get; init; } = MultipartPlan.DefaultPartBytes;
}
