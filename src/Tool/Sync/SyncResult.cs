namespace Instrument.Tool.Sync;

/// <summary>What became of a run.</summary>
internal enum SyncResult
{
    /// <summary>All of it is at the server.</summary>
    Sent,

    /// <summary>It was at the server before.</summary>
    AlreadySent,

    /// <summary>It would be sent.</summary>
    WouldSend,

    /// <summary>Its process is alive, or another process sends it.</summary>
    Active,

    /// <summary>Something is missing at the server.</summary>
    Incomplete,
}
