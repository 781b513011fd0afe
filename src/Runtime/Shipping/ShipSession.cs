using Google.Protobuf;
using Instrument.Http;
using Instrument.Http.GraphQl;
using Instrument.Records;
using Instrument.Shipping.Artifacts;
using Instrument.Shipping.Documents;
using Instrument.Shipping.Files;

namespace Instrument.Shipping;

/// <summary>
/// The shipping of a run that the server knows: reads the log, fills requests, sends them when they are due, and delivers the end. Its
/// task owns all fields.
/// </summary>
/// <remarks>
/// A record is read when there is room for it in the request, so the log is the only queue. What runs beside the loop is bounded: one
/// update, the uploads of files.
/// </remarks>
internal sealed class ShipSession : IAsyncDisposable
{
    // Lines that wait are taken into the request from here on, so that a flood of output does not gather in memory.
    private const int MaxWaitingConsoleLines = 500;

    // A timer cannot wait for ever.
    private static readonly TimeSpan MaxWait = TimeSpan.FromHours(1);

    private readonly ShipContext _context;
    private readonly LogFollower _log;
    private readonly RunDocuments _documents;
    private readonly HistoryCursor _cursor;
    private readonly ShipBatch _batch;
    private readonly ShipSender _sender;
    private readonly RowIsolation _isolation;
    private readonly ShipUpdates _updates;
    private readonly RunFileUploads _uploads;
    private readonly ShipArtifacts _artifacts;
    private readonly FileStreamSchedule _schedule;
    private readonly ConsoleLineFormat _consoleFormat;
    private long _events;
    private long _alerts;
    private long _configSent;
    private long _summarySent;
    private bool _isStopTold;

    // Where the last row read starts; -1 before the first one.
    private long _lastRow = -1;

    // Set by uploads, from any thread.
    private volatile bool _mayHaveUploads;

    /// <summary>Prepares a session.</summary>
    /// <param name="context">What all parts share.</param>
    /// <param name="log">The log, read up to and including its run record.</param>
    /// <param name="documents">What the records read so far add up to; the server has it.</param>
    /// <param name="state">The state after registration.</param>
    /// <param name="features">What the server can do.</param>
    public ShipSession(ShipContext context, LogFollower log, RunDocuments documents, ShipState state, ServerFeatures features)
    {
        _context = context;
        _log = log;
        _documents = documents;
        ShipperOptions options = context.Options;
        _cursor = new HistoryCursor(state.HistoryAccepted, state.RefusedRows);
        _batch = new ShipBatch(NewBody(state), _cursor, state);
        _sender = new ShipSender(context.Api, new ShipStateFile(context.LogPath), _cursor, context.Progress, options.Compress && features.FileStreamGzip, context.Time, context.Logger)
        {
            State = state,
        };
        _isolation = new RowIsolation(context.LogPath, _sender, _cursor, () => NewBody(state), context.Logger);
        _updates = new ShipUpdates(context.Api, options.UpdateDelay, context.Signal, context.Progress, context.Time, context.Logger);
        _uploads = new RunFileUploads(
            context.FilesDirectory, new ApiRunFileTransport(context.Api, ShipUpdates.PathOf(state), context.Progress),
            options.Files, context.Time, context.Logger, TellUpload);
        _artifacts = new ShipArtifacts(context, ShipUpdates.PathOf(state), features);
        _schedule = new FileStreamSchedule(options.TransmitInterval, options.Heartbeat);
        _consoleFormat = new ConsoleLineFormat(features.StructuredConsoleLogs, documents.Writer.Label);
        _configSent = documents.Config.Version;
    }

    /// <summary>Rows that the server does not take.</summary>
    public long RefusedRows { get; private set; }

    /// <summary>Records of the log that make no sense.</summary>
    public long UnreadableRecords { get; private set; }

    /// <summary>What became of the run's files; <see langword="null"/> before the end.</summary>
    public RunFileAccount? Files { get; private set; }

    /// <summary>Artifacts that are at the server.</summary>
    public int UploadedArtifacts => _artifacts.Uploaded;

    /// <summary>Artifacts that were not uploaded, with the reason.</summary>
    public IReadOnlyDictionary<string, string> FailedArtifacts => _artifacts.Failures;

    /// <summary>Why something other than rows is missing at the server.</summary>
    public string? UpdateError => _updates.Error;

    /// <summary>Ships until the log is complete and delivered.</summary>
    /// <returns>Why the run cannot be sent any further; <see langword="null"/> if everything was delivered.</returns>
    public async Task<ApiFailure?> RunAsync(CancellationToken cancellation)
    {
        while (true)
        {
            // Before the log is read: what is appended until then is found.
            bool isLogComplete = _context.Signal.IsLogComplete;
            bool isAtEnd = Fill();
            DateTimeOffset now = _context.Time.GetUtcNow();
            PumpUpdates(now, cancellation);
            bool ends = isLogComplete && isAtEnd;
            if (ends && !HasContent)
                return await EndAsync(cancellation).ConfigureAwait(false);
            DateTimeOffset due = _schedule.Due(now, HasContent, isUrgent: ends || _batch.IsFull || _batch.Body.IsPreempting);
            if (due <= now)
            {
                if (await SendAsync(cancellation).ConfigureAwait(false) is { } failure)
                    return failure;
                continue;
            }
            if (Earlier(due, _updates.Due) is var next && next > now)
                await WaitAsync(next - now, cancellation).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _uploads.DisposeAsync().ConfigureAwait(false);
        await _artifacts.DisposeAsync().ConfigureAwait(false);
        await _updates.WaitAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _batch.Dispose();
    }

    private bool HasContent =>
        !_batch.Body.IsEmpty || _documents.Console.ChangedLines != 0 || HasSummary || _mayHaveUploads;

    private bool HasSummary => _context.Options.SendSummary && _documents.Summary.Version != _summarySent;

    private FileStreamBody NewBody(ShipState state)
    {
        ShipperOptions options = _context.Options;
        HistoryLineOptions lines = new() { StepOffset = state.StepShift, OmitStep = _documents.Writer.IsShared };
        return new FileStreamBody(
            new FileStreamLimits { MaxBodyBytes = options.MaxRequestBytes, MaxLineBytes = options.MaxLineBytes },
            new HistoryLineWriter(lines), new EventLineWriter(_documents.Start, _documents.Writer.Label));
    }

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    // Returns whether the log has nothing more for now.
    private bool Fill()
    {
        while (!_batch.IsFull && _log.TryRead(out ReadOnlyMemory<byte> record, out long offset))
        {
            if (!Take(record.Span, offset))
                _log.SeekTo(offset);
            else if (_documents.Console.ChangedLines > MaxWaitingConsoleLines)
                _batch.AddConsole(_documents.Console, _consoleFormat);
        }
        return !_batch.IsFull;
    }

    // Returns whether the record is dealt with.
    private bool Take(ReadOnlySpan<byte> record, long offset)
    {
        RecordPeek peek = RecordPeek.Of(record);
        try
        {
            if (peek.Kind == RecordKind.History)
                return TakeRow(record, peek, offset);
            if (peek.Kind == RecordKind.Unknown)
                return true;
            Record parsed = Record.Parser.ParseFrom(record);
            if (parsed.Stats is { } sample)
            {
                if (!_batch.AddEvent(_events, sample))
                    return false;
                _events++;
                return true;
            }
            if (parsed.Artifact is { } artifact)
            {
                _artifacts.Add(offset, artifact, NextStep());
                return true;
            }
            Take(parsed);
        }
        catch (InvalidProtocolBufferException)
        {
            UnreadableRecords++;
        }
        return true;
    }

    // The step of the row after the last one read, which is read again: artifacts are rare, rows are not.
    private long? NextStep()
    {
        if (_lastRow < 0)
            return null;
        long next = _log.Position;
        _log.SeekTo(_lastRow);
        long? step = _log.TryRead(out ReadOnlyMemory<byte> row, out _) && Record.Parser.ParseFrom(row.Span).History is { } history
            ? (history.Step?.Num ?? 0) + _sender.State.StepShift + 1
            : null;
        _log.SeekTo(next);
        return step;
    }

    private bool TakeRow(ReadOnlySpan<byte> record, in RecordPeek peek, long offset)
    {
        long place = _cursor.Place;
        _lastRow = offset;
        switch (_batch.Add(offset, record, peek))
        {
            case RowFate.Waits:
                return false;
            case RowFate.SentBefore:
                _context.Progress.AddSent(peek.Rows, 1);
                break;
            case RowFate.RefusedBefore:
                RefusedRows += peek.Rows;
                break;
            case RowFate.TooLong:
                RefusedRows += peek.Rows;
                _isolation.NoteTooLong(place);
                break;
            case RowFate.Unreadable:
                UnreadableRecords++;
                break;
        }
        return true;
    }

    private void Take(Record record)
    {
        if (record.Files is not null)
        {
            foreach (Reading.RunFile file in Reading.Scanning.RecordViews.Files(record))
                _uploads.Add(file);
            return;
        }
        if (record.Alert is { } alert)
        {
            if (_alerts++ >= _sender.State.AlertsSent)
                _updates.Add(alert);
            return;
        }
        if (record.Preempting is not null)
        {
            _batch.Body.IsPreempting = true;
            return;
        }
        GitRepoRecord? repository = _documents.Run.Git;
        _documents.Apply(record);
        foreach (Reading.RunFile part in _documents.TakeOutputParts())
            _uploads.Add(part);
        if (record.Run is not null || _documents.Run.Git != repository)
            _updates.ChangeMetadata(_context.Time.GetUtcNow());
        else if (_documents.Config.Version != _configSent)
            _updates.ChangeConfig(_context.Time.GetUtcNow());
    }

    private void PumpUpdates(DateTimeOffset now, CancellationToken cancellation)
    {
        _updates.Pump(now, _documents, ConfigText, _sender.State, _context.Options.Overrides, cancellation);
        if (_updates.AlertsDone == 0)
            return;
        _sender.State = _sender.State with { AlertsSent = _sender.State.AlertsSent + _updates.TakeAlertsDone() };
        _sender.Save();
    }

    private string ConfigText()
    {
        _configSent = _documents.Config.Version;
        return _documents.ConfigText();
    }

    private async Task<ApiFailure?> SendAsync(CancellationToken cancellation)
    {
        _batch.AddConsole(_documents.Console, _consoleFormat);
        AddSummary();
        AddUploaded();
        _schedule.Sent(_context.Time.GetUtcNow());
        ApiFailure? failure = await _sender.PostAsync(_batch.Body, cancellation).ConfigureAwait(false);
        if (failure is null)
            _sender.Accept(_batch.Rows.Count, _batch.LoggedRows, _batch.Events);
        else if (ShipSender.IsContentRefused(failure))
            failure = await TakeApartAsync(failure, cancellation).ConfigureAwait(false);
        if (failure is not null)
            return failure;
        _batch.Clear();
        if (_sender.IsStopRequested && !_isStopTold)
        {
            _isStopTold = true;
            _context.OnStopRequested?.Invoke();
        }
        return null;
    }

    private async Task<ApiFailure?> TakeApartAsync(ApiFailure refusal, CancellationToken cancellation)
    {
        long before = _isolation.SetAside;
        if (_batch.Rows.Count != 0 && await _isolation.SendAsync(_batch.Rows, refusal, cancellation).ConfigureAwait(false) is { } fatal)
            return fatal;
        RefusedRows += _isolation.SetAside - before;
        _batch.Body.DropHistory();
        // What is wrong with the rest costs no row; it is told and passed over.
        ApiFailure? rest = _batch.Body.IsEmpty ? null : await _sender.PostAsync(_batch.Body, cancellation).ConfigureAwait(false);
        if (rest is not null && !ShipSender.IsContentRefused(rest))
            return rest;
        if (rest is not null)
            ShipMessages.PartRefused(_context.Logger, "What is no row", rest.Message);
        _sender.Accept(0, 0, _batch.Events);
        return null;
    }

    private void AddSummary()
    {
        if (!HasSummary)
            return;
        LineAddition addition = _batch.Body.TrySetSummary(_documents.Summary.ToLine());
        if (addition == LineAddition.TooLong)
            ShipMessages.PartRefused(_context.Logger, "The summary", "it is longer than any line that W&B takes");
        if (addition != LineAddition.Full)
            _summarySent = _documents.Summary.Version;
    }

    private void AddUploaded()
    {
        _mayHaveUploads = false;
        foreach (string path in _uploads.TakeUploaded())
            _batch.Body.AddUploaded(path);
    }

    private async Task<ApiFailure?> EndAsync(CancellationToken cancellation)
    {
        _updates.Hurry(_context.Time.GetUtcNow());
        while (!_updates.IsIdle)
        {
            PumpUpdates(_context.Time.GetUtcNow(), cancellation);
            await _updates.WaitAsync().ConfigureAwait(false);
        }
        foreach (Reading.RunFile file in _documents.WriteFiles(_context.FilesDirectory))
            _uploads.Add(file);
        Task<RunFileAccount> uploads = CompleteUploadsAsync(cancellation);
        if (await KeepAliveAsync(uploads, cancellation).ConfigureAwait(false) is { } failure)
            return failure;
        Files = await uploads.ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        AddUploaded();
        if (_context.Options.UpdateFinishState && _documents.Writer.EndsRun)
            _batch.Body.Complete(_documents.ExitCode ?? _context.Options.MissingExitCode);
        if (await _sender.PostAsync(_batch.Body, cancellation).ConfigureAwait(false) is { } refusal)
            return refusal;
        _sender.State = _sender.State with { IsComplete = true };
        _sender.Save();
        // A file that did not arrive can be sent by a later synchronization, which passes over logs that are marked.
        bool isDelivered = Files.Failures.Count + Files.FurtherFailures == 0 && _updates.Error is null && _artifacts.Failures.Count == 0;
        if (isDelivered && SyncedMark.Set(_context.LogPath) is { } error)
            ShipMessages.FileNotWritten(_context.Logger, _context.LogPath + SyncedMark.Extension, error);
        return null;
    }

    // Uploads can take hours: the server must not take the run for dead meanwhile.
    private async Task<ApiFailure?> KeepAliveAsync(Task uploads, CancellationToken cancellation)
    {
        while (!uploads.IsCompleted)
        {
            DateTimeOffset now = _context.Time.GetUtcNow();
            DateTimeOffset due = _schedule.Due(now, _mayHaveUploads, isUrgent: false);
            if (due <= now && await SendAsync(cancellation).ConfigureAwait(false) is { } failure)
                return failure;
            if (due > now)
                await WaitAsync(due - now, cancellation).ConfigureAwait(false);
        }
        return null;
    }

    private async Task<RunFileAccount> CompleteUploadsAsync(CancellationToken cancellation)
    {
        RunFileAccount account = await _uploads.CompleteAsync(cancellation).ConfigureAwait(false);
        await _artifacts.CompleteAsync(cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _context.Signal.Set();
        return account;
    }

    private async Task WaitAsync(TimeSpan time, CancellationToken cancellation)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task signal = _context.Signal.WaitAsync(limit.Token);
        Task delay = Task.Delay(time < MaxWait ? time : MaxWait, _context.Time, limit.Token);
        await Task.WhenAny(signal, delay).ConfigureAwait(false);
        await limit.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(signal, delay).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellation.ThrowIfCancellationRequested();
    }

    private void TellUpload()
    {
        _mayHaveUploads = true;
        _context.Signal.Set();
    }
}
