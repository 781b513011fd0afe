using Instrument.Http;
using Instrument.Shipping.Documents;
using Microsoft.Extensions.Logging;

namespace Instrument.Shipping;

/// <summary>
/// Sends file_stream requests one after the other and notes what was accepted. Owned by the shipper's task.
/// </summary>
internal sealed class ShipSender(WandbApi api, ShipStateFile file, HistoryCursor cursor, ShipProgress progress, bool compress, TimeProvider time, ILogger logger)
{
    private bool _warnedOfState;

    /// <summary>The state of the shipping.</summary>
    public required ShipState State { get; set; }

    /// <summary>Whether somebody asked the run to stop.</summary>
    public bool IsStopRequested { get; private set; }

    /// <summary>Whether the server refuses what a request holds, not the run.</summary>
    public static bool IsContentRefused(ApiFailure failure) => failure.Status is 400 or 413 or 422;

    /// <summary>Sends a request until the server accepts or refuses it.</summary>
    /// <returns>Why it was refused; <see langword="null"/> if it was accepted.</returns>
    public async Task<ApiFailure?> PostAsync(FileStreamBody body, CancellationToken cancellation)
    {
        bool isHeartbeat = body.IsEmpty;
        ReadOnlyMemory<byte> bytes = body.Finish();
        RunPath run = ShipUpdates.PathOf(State);
        ApiResult<FileStreamAnswer> result = await Persistence
            .CallAsync(() => api.SendFileStreamAsync(run, bytes, compress, cancellation), time, cancellation).ConfigureAwait(false);
        if (!result.IsSuccess)
            return result.Failure;
        if (isHeartbeat)
            progress.Answer();
        else
            progress.Accept(bytes.Length);
        IsStopRequested |= result.Value.Stopped;
        return null;
    }

    /// <summary>Notes what the server has accepted.</summary>
    /// <param name="lines">Lines of history.</param>
    /// <param name="rows">Calls of <c>Log</c> that these are made of.</param>
    /// <param name="events">Lines of system metrics.</param>
    public void Accept(int lines, long rows, int events)
    {
        progress.AddSent(rows, lines);
        State = State with
        {
            HistoryAccepted = State.HistoryAccepted + lines,
            EventsAccepted = State.EventsAccepted + events,
            RefusedRows = cursor.Refused.Count == State.RefusedRows.Count ? State.RefusedRows : [.. cursor.Refused],
        };
        Save();
    }

    /// <summary>Writes the state down.</summary>
    public void Save()
    {
        if (file.Write(State) is not { } error || _warnedOfState)
            return;
        _warnedOfState = true;
        ShipMessages.StateNotWritten(logger, file.Path, error);
    }
}
