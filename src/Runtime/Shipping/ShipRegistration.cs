using System.Text.Json;
using Instrument.Http;
using Instrument.Http.GraphQl;
using Instrument.Records;

namespace Instrument.Shipping;

/// <summary>
/// Makes a log's run at the server, or finds it there, and settles the numbers of its first lines. It goes on until the server answers
/// or refuses.
/// </summary>
internal sealed class ShipRegistration(WandbApi api, ShipStateFile file, string logPath, ShipperOptions options, TimeProvider time)
{
    /// <summary>What the server can do; nothing if it does not say.</summary>
    public async Task<ServerFeatures> FeaturesAsync(CancellationToken cancellation)
    {
        ApiResult<ServerFeatures> features = await Persistence.CallAsync(() => api.FeaturesAsync(cancellation), time, cancellation).ConfigureAwait(false);
        return features.IsSuccess ? features.Value : ServerFeatures.None;
    }

    /// <summary>Registers the run.</summary>
    /// <param name="state">What earlier shippings have left.</param>
    /// <param name="documents">The run as its log states it.</param>
    /// <param name="earlier">What the server has of the run.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <returns>The state with the run's names and line numbers, or the server's refusal.</returns>
    public async Task<ApiResult<ShipState>> RegisterAsync(ShipState state, RunDocuments documents, ResumeStatus earlier, CancellationToken cancellation)
    {
        UpsertRun request = UpsertRequest.Create(documents.Run, documents.Program, documents.ConfigText(), state, options.Overrides);
        ApiResult<ServerRun> upserted = await Persistence.CallAsync(() => api.UpsertRunAsync(request, cancellation), time, cancellation).ConfigureAwait(false);
        if (!upserted.IsSuccess)
            return upserted.Failure;
        ServerRun server = upserted.Value;
        ShipState registered = state with
        {
            Entity = server.Path.Entity,
            Project = server.Path.Project,
            RunId = server.Path.RunId,
            StorageId = server.StorageId,
            DisplayName = server.DisplayName,
        };
        if (registered.HistoryBase is null)
        {
            ApiResult<ResumeStatus> known = earlier;
            if (server.HistoryLineCount > 0 && !earlier.Exists && !documents.Writer.IsShared)
                known = await Persistence.CallAsync(() => api.ResumeStatusAsync(server.Path, cancellation), time, cancellation).ConfigureAwait(false);
            if (!known.IsSuccess)
                return known.Failure;
            // Lines of a shared run belong to their writer, and are counted for it alone.
            registered = documents.Writer.IsShared
                ? registered with { HistoryBase = server.HistoryLineCount ?? 0 }
                : SettleBases(registered, server, known.Value, documents.Run.StartingStep);
        }
        file.Write(registered);
        return registered;
    }

    /// <summary>Whether the log goes on with what an earlier log has begun.</summary>
    public static bool IsContinued(ShipState state, RunRecord run) => run.Resumed || state.IsResumePending;

    /// <summary>What the server has of a run that goes on, or was sent before; nothing of one that starts.</summary>
    public async Task<ApiResult<ResumeStatus>> EarlierAsync(ShipState state, RunDocuments documents, CancellationToken cancellation)
    {
        // Asking also opens a run that has ended: that of a log whose end was sent, but not noted before a kill.
        RunRecord run = documents.Run;
        if (documents.Writer.IsShared || (!IsContinued(state, run) && state.HistoryBase is null))
            return ResumeStatus.None;
        UpsertRun names = UpsertRequest.Create(run, null, null, state, options.Overrides);
        RunPath path = new(names.Entity ?? "", names.Project ?? "", names.RunId);
        return await Persistence.CallAsync(() => api.ResumeStatusAsync(path, cancellation), time, cancellation).ConfigureAwait(false);
    }

    // The first shipping of a log, or one whose state file was lost.
    private ShipState SettleBases(ShipState state, ServerRun server, ResumeStatus earlier, long startingStep)
    {
        long lines = Math.Max(server.HistoryLineCount ?? 0, earlier.HistoryLineCount ?? 0);
        string? last = LastLine(earlier.HistoryTail);
        if (lines == 0)
            return state with { HistoryBase = 0 };
        // Lines of this very log are not there a second time: all are sent again, to their own numbers.
        if (last is not null && LogRow.PlaceOf(logPath, last) is { } place && place < lines)
            return state with { HistoryBase = lines - 1 - place };
        long next = (long)((last is null ? null : LineNumber.Find(last, "_step")) ?? -1) + 1;
        return state with
        {
            HistoryBase = lines,
            EventsBase = earlier.EventsLineCount ?? 0,
            ConsoleBase = earlier.LogLineCount ?? 0,
            StepShift = state.IsResumePending ? Math.Max(0, next - startingStep) : 0,
            IsResumePending = false,
        };
    }

    private static string? LastLine(string? tail)
    {
        if (tail is null)
            return null;
        try
        {
            using JsonDocument lines = JsonDocument.Parse(tail);
            return lines.RootElement.ValueKind == JsonValueKind.Array && lines.RootElement.GetArrayLength() is > 0 and int count
                ? lines.RootElement[count - 1].GetString()
                : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // A server that lies about its last line is one whose lines are not known to be ours.
            return null;
        }
    }
}
