using Instrument.Tool.Runs;

namespace Instrument.Tool.Sync;

/// <summary>Watches a synchronization.</summary>
internal interface ISyncObserver
{
    /// <summary>A run is about to be sent.</summary>
    void Start(LocalRun run, long rows);

    /// <summary>So many rows of it are at the server.</summary>
    void Move(LocalRun run, long sent, string? trouble);

    /// <summary>That was all of it.</summary>
    void End(SyncedRun run);
}
