namespace Instrument.Shipping.Files;

/// <summary>Where a run file stands.</summary>
internal enum QueuedRunFileState
{
    /// <summary>Nothing is to be done now.</summary>
    Idle,

    /// <summary>It waits for the next batch.</summary>
    Waiting,

    /// <summary>It waits for the time of its next attempt.</summary>
    Delayed,

    /// <summary>It belongs to a batch that was taken.</summary>
    InFlight,
}
