using Instrument.Reading;

namespace Instrument.Shipping.Files;

/// <summary>What is known of one run file: where it stands, and the version that was delivered last. Owned by its <see cref="RunFileQueue"/>.</summary>
internal sealed class QueuedRunFile(string path)
{
    /// <summary>Its path below the folder of the run's files.</summary>
    public string Path { get; } = path;

    /// <summary>What it is.</summary>
    public RunFileType Type { get; set; }

    /// <summary>Where it stands.</summary>
    public QueuedRunFileState State { get; set; }

    /// <summary>Whether it is looked at while the run goes on.</summary>
    public bool IsLive { get; set; }

    /// <summary>Whether it is uploaded when the run ends.</summary>
    public bool IsDueAtEnd { get; set; }

    /// <summary>Whether it was asked for again while it was being sent.</summary>
    public bool IsWantedAgain { get; set; }

    /// <summary>Whether it stands in the line of files that may be forgotten.</summary>
    public bool IsForgettable { get; set; }

    /// <summary>The digest of the version that was delivered last; null if there is none, or nobody knows which one it was.</summary>
    public string? Digest { get; set; }

    /// <summary>The length of that version.</summary>
    public long DeliveredLength { get; set; }

    /// <summary>The stamp that the file had when it was dealt with last, delivered or not.</summary>
    public FileStamp Stamp { get; set; }

    /// <summary>How many addresses of this version have expired.</summary>
    public int Refreshes { get; set; }

    /// <summary>How often the server has refused to name an address for this file alone.</summary>
    public int Refusals { get; set; }

    /// <summary>How many uploads of this version have failed.</summary>
    public int Failures { get; set; }

    /// <summary>How often it has changed while it was sent, since the run is ending.</summary>
    public int FinalChanges { get; set; }

    /// <summary>Forgets the attempts, for a new version.</summary>
    public void ResetAttempts() => Refreshes = Refusals = Failures = FinalChanges = 0;
}
