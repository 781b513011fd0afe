namespace Instrument.Shipping.Files;

/// <summary>Times and limits of the upload of run files.</summary>
internal sealed record RunFileUploadsOptions
{
    /// <summary>How long requests gather until the server is asked for addresses.</summary>
    public TimeSpan BatchWindow { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often files with the live policy are looked at.</summary>
    public TimeSpan LiveInterval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long addresses that have expired gather until fresh ones are asked for.</summary>
    public TimeSpan RefreshDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait between two attempts. The first is <see cref="BatchWindow"/>, and each is twice the one before.</summary>
    public TimeSpan MaxRetryDelay { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How many files are sent at the same time.</summary>
    public int MaxConcurrent { get; init; } = 16;

    /// <summary>How many files one question for addresses names, and how many may have an address and not be sent yet.</summary>
    public int MaxBatch { get; init; } = 1000;

    /// <summary>How often a version of a file gets a fresh address before it is given up.</summary>
    public int MaxRefreshes { get; init; } = 3;

    /// <summary>How often the server may refuse to name an address for one file alone before the file is given up.</summary>
    public int MaxRefusals { get; init; } = 2;

    /// <summary>How often a file that changes while it is sent is sent again once the run is ending.</summary>
    public int MaxFinalChanges { get; init; } = 5;

    /// <summary>How many files that have been dealt with are remembered, to skip them if they come again unchanged.</summary>
    public int MaxRemembered { get; init; } = 10_000;

    /// <summary>How many failures the account names. Further ones are only counted.</summary>
    public int MaxFailures { get; init; } = 1000;

    /// <summary>
    /// Whether a file may itself be a link to a file outside of the run's folder, as the official client's <c>save</c> makes them. Folders on
    /// the way to it never may, and only what the log names is uploaded. Off, such a file is left out: whoever sends a run's folder that
    /// somebody else made may not want to follow where its links lead.
    /// </summary>
    public bool FollowLinkedFiles { get; init; }

    /// <summary>Patterns of paths that are left out (<c>ignore_globs</c>); an asterisk does not match a slash.</summary>
    public IReadOnlyList<string> IgnoreGlobs { get; init; } = [];
}
