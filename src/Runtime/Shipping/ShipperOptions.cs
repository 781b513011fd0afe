using Instrument.Shipping.Artifacts;
using Instrument.Shipping.Files;

namespace Instrument.Shipping;

/// <summary>How a log is shipped.</summary>
internal sealed record ShipperOptions
{
    /// <summary>Time between two file_stream requests that are not full (docs/wire/online.md §3.6).</summary>
    public TimeSpan TransmitInterval { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Longest time without a file_stream request.</summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long changes of config and metadata are gathered before they are sent (docs/wire/online.md §2.5).</summary>
    public TimeSpan UpdateDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Raw bytes of lines in a request. W&amp;B takes 10 MiB; less is kept in memory so.</summary>
    public int MaxRequestBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>Raw bytes of one line, a limit of the server.</summary>
    public int MaxLineBytes { get; init; } = WireLimits.MaxHistoryLineBytes;

    /// <summary>Whether request bodies are compressed when the server takes that.</summary>
    public bool Compress { get; init; } = true;

    /// <summary>What the run is to become at the server instead of what the log says.</summary>
    public RunOverrides Overrides { get; init; } = new();

    /// <summary>Whether globs of metric definitions are left to a server that expands them.</summary>
    public bool ServerSideExpandGlobs { get; init; } = true;

    /// <summary>Whether summary lines are sent; not where the server makes the summary from the rows (docs/wire/sdk-surface.md §9).</summary>
    public bool SendSummary { get; init; } = true;

    /// <summary>Times and limits of the upload of files.</summary>
    public RunFileUploadsOptions Files { get; init; } = new() { FollowLinkedFiles = true };

    /// <summary>Limits of the upload of artifacts.</summary>
    public ArtifactUploadOptions Artifacts { get; init; } = new();

    /// <summary>Whether the last request says that the run is over.</summary>
    public bool UpdateFinishState { get; init; } = true;

    /// <summary>The exit code of a log that has none, because its process was killed (docs/wire/online.md §7.3).</summary>
    public int MissingExitCode { get; init; } = 1;
}

/// <summary>Where a log is shipped to, if not where it says itself. <see langword="null"/> leaves what the log says.</summary>
internal sealed record RunOverrides
{
    /// <summary>User or team.</summary>
    public string? Entity { get; init; }

    /// <summary>Project.</summary>
    public string? Project { get; init; }

    /// <summary>The run's id.</summary>
    public string? RunId { get; init; }

    /// <summary>Tags, instead of the run's own.</summary>
    public IReadOnlyList<string>? Tags { get; init; }
}
