using Google.Protobuf;
using Instrument.Http;
using Instrument.Http.GraphQl;
using Instrument.Records;

namespace Instrument.Shipping;

/// <summary>
/// Ships one log to the server: while it grows, when it is complete, or after its process was killed. One task, from the first record to
/// the outcome.
/// </summary>
internal sealed class RunShipper(ShipContext context)
{
    private readonly ShipStateFile _stateFile = new(context.LogPath);

    /// <summary>Ships the log until all of it is delivered, the server refuses the run, or the caller gives up.</summary>
    /// <param name="cancellation">Gives up; what is left stays in the log. Nothing is thrown.</param>
    public async Task<ShipOutcome> RunAsync(CancellationToken cancellation)
    {
        ShipState state = new();
        ShipSession? session = null;
        LogFollower? log = null;
        string? error;
        try
        {
            state = _stateFile.Read();
            log = LogFollower.Open(context.LogPath);
            ShipRegistration registration = new(context.Api, _stateFile, context.LogPath, context.Options, context.Time);
            ServerFeatures features = await registration.FeaturesAsync(cancellation).ConfigureAwait(false);
            using RunDocuments documents = new(features, context);
            if (!await ReadRunAsync(log, documents, cancellation).ConfigureAwait(false))
                return Outcome(state, null, log, "the log has no run record, so there is nothing to send");
            ApiResult<ResumeStatus> earlier = await registration.EarlierAsync(state, documents, cancellation).ConfigureAwait(false);
            if (!earlier.IsSuccess)
                return Refused(state, null, log, earlier.Failure);
            if (ShipRegistration.IsContinued(state, documents.Run))
                documents.Continue(earlier.Value);
            ApiResult<ShipState> registered = await registration
                .RegisterAsync(state, documents, earlier.Value, cancellation).ConfigureAwait(false);
            if (!registered.IsSuccess)
                return Refused(state, null, log, registered.Failure);
            state = registered.Value;
            context.Progress.Accept(0);
            context.OnRegistered?.Invoke(state);
            session = new ShipSession(context, log, documents, state, features);
            if (await session.RunAsync(cancellation).ConfigureAwait(false) is { } refusal)
                return Refused(state, session, log, refusal);
            error = session.Files is { Failures.Count: > 0 } files ? $"{files.Failures.Count + files.FurtherFailures} files were not uploaded"
                : session.FailedArtifacts.FirstOrDefault() is { Key: { } artifact } failed ? $"the artifact {artifact} was not uploaded: {failed.Value}"
                : session.UpdateError;
            return Outcome(state, session, log, error) with { IsComplete = true };
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            error = context.Progress.Trouble ?? "the server accepted nothing in the time it had";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            error = $"the log cannot be read: {exception.Message}";
        }
        finally
        {
            if (session is not null)
                await session.DisposeAsync().ConfigureAwait(false);
            log?.Dispose();
        }
        return Outcome(state, session, log, error);
    }

    private async Task<bool> ReadRunAsync(LogFollower log, RunDocuments documents, CancellationToken cancellation)
    {
        while (true)
        {
            bool isLogComplete = context.Signal.IsLogComplete;
            while (log.TryRead(out ReadOnlyMemory<byte> bytes, out _))
            {
                if (RecordPeek.Of(bytes.Span).Kind != RecordKind.Run)
                    continue;
                documents.Apply(Record.Parser.ParseFrom(bytes.Span));
                ReadEnvironment(log, documents);
                return true;
            }
            if (isLogComplete)
                return false;
            await context.Signal.WaitAsync(cancellation).ConfigureAwait(false);
        }
    }

    // Part of what makes the run, and the next record of every client's log.
    private static void ReadEnvironment(LogFollower log, RunDocuments documents)
    {
        while (log.TryRead(out ReadOnlyMemory<byte> bytes, out long offset))
        {
            if (RecordPeek.Of(bytes.Span).Kind != RecordKind.Environment)
            {
                log.SeekTo(offset);
                return;
            }
            try
            {
                documents.Apply(Record.Parser.ParseFrom(bytes.Span));
            }
            catch (InvalidProtocolBufferException)
            {
                // The session comes to it again, and counts it.
                log.SeekTo(offset);
                return;
            }
        }
    }

    private ShipOutcome Refused(ShipState state, ShipSession? session, LogFollower log, ApiFailure failure)
    {
        ShipMessages.CannotSend(context.Logger, failure.Message, context.Directory);
        context.OnNotice?.Invoke($"the run cannot be sent: {failure.Message} It goes on and is recorded; send it later with: instrument sync {context.Directory}");
        return Outcome(state, session, log, failure.Message) with { Refusal = failure.Kind };
    }

    private ShipOutcome Outcome(ShipState state, ShipSession? session, LogFollower? log, string? error) => new()
    {
        IsComplete = false,
        SentRows = context.Progress.SentRows,
        SentRecords = context.Progress.SentRecords,
        RefusedRows = session?.RefusedRows ?? 0,
        UploadedFiles = session?.Files is { } account ? account.Uploaded + account.Unchanged : 0,
        FailedFiles = session?.Files?.Failures ?? new Dictionary<string, string>(),
        UploadedArtifacts = session?.UploadedArtifacts ?? 0,
        FailedArtifacts = session?.FailedArtifacts ?? new Dictionary<string, string>(),
        SkippedBytes = log?.SkippedBytes ?? 0,
        Run = state.Entity is null ? null : ShipUpdates.PathOf(state),
        Error = error,
    };
}
