using Instrument.Pipeline;
using Instrument.Shipping;

namespace Instrument;

/// <content>How the run is doing.</content>
public sealed partial class Run
{
    /// <summary>
    /// The exit code with which <see cref="Dispose"/>, <see cref="DisposeAsync"/> and the end of the process end the run: 0 if the experiment
    /// succeeded, and W&amp;B shows any other run as failed. Default: 0.
    /// </summary>
    public int ExitCode { get; set; }

    /// <summary>How the run is doing now: for health checks and dashboards. It waits for nothing.</summary>
    /// <returns>The figures of this moment.</returns>
    public RunStatus GetStatus()
    {
        LogProgress? log = _recorder?.Progress;
        ShipProgress? shipping = _shipping?.Progress;
        long kept = log?.RowsKept ?? 0;
        return new RunStatus
        {
            IsFinished = _finished,
            IsSent = shipping is not null,
            Kept = kept,
            DroppedByReason = _recorder?.Dropped ?? [],
            BufferedBytes = log?.BufferedBytes ?? 0,
            LogError = log?.Error,
            // The rows of a batch are sent before the log thread has told of them.
            Sent = Math.Min(shipping?.SentRows ?? 0, kept),
            SentBytes = shipping?.Bytes ?? 0,
            RepeatedRequests = shipping?.Repeats ?? 0,
            SinceAccepted = shipping?.SinceAccepted,
            Trouble = shipping?.Trouble,
            SendError = _shipping?.Error,
        };
    }
}
