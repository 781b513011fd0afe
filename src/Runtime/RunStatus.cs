namespace Instrument;

/// <summary>How a run is doing at one moment: what it has recorded, what the server has, and what is in the way. Of <see cref="Run.GetStatus"/>.</summary>
public sealed record RunStatus
{
    internal RunStatus()
    {
    }

    /// <summary>Whether the run has finished.</summary>
    public bool IsFinished { get; internal init; }

    /// <summary>Whether the run is sent while it goes on: not if it is offline or disabled.</summary>
    public bool IsSent { get; internal init; }

    /// <summary>Rows whose values are in the log. A row is there some 20 milliseconds after its call.</summary>
    public long Kept { get; internal init; }

    /// <summary>Rows that will not be in the log.</summary>
    public long Dropped => DroppedByReason.Values.Sum();

    /// <summary>The dropped rows by reason; reasons that did not occur are left out.</summary>
    public IReadOnlyDictionary<DropReason, long> DroppedByReason { get; internal init; } = new Dictionary<DropReason, long>();

    /// <summary>Bytes of rows that wait to be written into the log.</summary>
    public long BufferedBytes { get; internal init; }

    /// <summary>
    /// Why the log cannot be written; <see langword="null"/> while it can. Rows wait in the row buffer meanwhile, and are dropped when it has
    /// been full for half a minute.
    /// </summary>
    public string? LogError { get; internal init; }

    /// <summary>Rows that the server has.</summary>
    public long Sent { get; internal init; }

    /// <summary>Rows that are in the log and not at the server.</summary>
    public long Pending => Kept - Sent;

    /// <summary>Bytes that the server has accepted: rows, files, config and the rest, as they were sent.</summary>
    public long SentBytes { get; internal init; }

    /// <summary>Requests that were sent again because an attempt failed.</summary>
    public long RepeatedRequests { get; internal init; }

    /// <summary>Time since the server accepted something last; <see langword="null"/> for a run that is not sent.</summary>
    public TimeSpan? SinceAccepted { get; internal init; }

    /// <summary>
    /// What keeps the server from accepting more, of the last attempt; <see langword="null"/> while nothing does. The attempts go on, and the
    /// log keeps all rows.
    /// </summary>
    public string? Trouble { get; internal init; }

    /// <summary>
    /// Why the run is not sent any more, for example because the server refuses the key; <see langword="null"/> if it is. The log has
    /// everything, and <c>instrument sync</c> can send it later.
    /// </summary>
    public string? SendError { get; internal init; }
}
