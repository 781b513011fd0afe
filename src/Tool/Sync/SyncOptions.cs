using Instrument.Shipping;

namespace Instrument.Tool.Sync;

/// <summary>What a user wants of a synchronization.</summary>
internal sealed record SyncOptions
{
    /// <summary>Where runs are to go instead of where their logs say.</summary>
    public RunOverrides Overrides { get; init; } = new();

    /// <summary>Whether runs are sent again that are marked as sent.</summary>
    public bool IncludeSynced { get; init; }

    /// <summary>Whether nothing is sent and nothing written.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>Whether a run's file may be a link to a file outside of the run's folder.</summary>
    public bool FollowLinks { get; init; } = true;

    /// <summary>How long the server may accept nothing before a run is given up.</summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromSeconds(60);
}
