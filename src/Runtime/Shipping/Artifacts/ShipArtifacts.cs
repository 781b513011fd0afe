using Instrument.Artifacts;
using Instrument.Http;
using Instrument.Http.GraphQl;
using Instrument.Http.GraphQl.Artifacts;
using Instrument.Records;

namespace Instrument.Shipping.Artifacts;

/// <summary>
/// Uploads the artifacts of a log beside its rows: several at a time, those of one name in their order, and one that refers to others after all
/// that were logged before it. What waits is kept as its place in the log, not in memory. Safe for use by several threads.
/// </summary>
internal sealed class ShipArtifacts : IAsyncDisposable
{
    private readonly ShipContext _ship;
    private readonly ArtifactUploadContext _context;
    private readonly SemaphoreSlim _transfers;
    private readonly ArtifactJournal _journal;
    private readonly CancellationTokenSource _stop = new();

    // Guards the fields below.
    private readonly Lock _gate = new();
    private readonly LinkedList<Waiting> _waiting = [];
    private readonly Dictionary<long, (string Name, Task Task)> _active = [];
    private readonly Dictionary<string, string> _failures = [];
    private TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _count;

    /// <summary>Prepares the uploads of a log.</summary>
    /// <exception cref="IOException">What earlier shippings have noted cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">What earlier shippings have noted may not be read.</exception>
    public ShipArtifacts(ShipContext ship, RunPath run, ServerFeatures features)
    {
        _ship = ship;
        _transfers = new SemaphoreSlim(ship.Options.Artifacts.Transfers);
        _journal = new ArtifactJournal(ship.LogPath, ship.Logger);
        _journal.Read();
        _context = new ArtifactUploadContext(ship.Api.Artifacts, run, ship.Options.Artifacts, _journal, _transfers, ship.Progress, ship.Time, ship.Logger)
        {
            TemporaryPath = ship.LogPath,
            OnBytes = ship.OnArtifactBytes,
            Cache = ship.ArtifactPaths is { } paths ? new ArtifactCache(paths.Cache) : null,
            UseSaysWhere = features.UseArtifactSaysWhere,
        };
    }

    /// <summary>Versions that are at the server.</summary>
    public int Uploaded { get; private set; }

    /// <summary>Artifacts that were not uploaded, with the reason.</summary>
    public IReadOnlyDictionary<string, string> Failures
    {
        get
        {
            lock (_gate)
                return new Dictionary<string, string>(_failures);
        }
    }

    /// <summary>Takes an artifact that the log has.</summary>
    /// <param name="offset">Where its record starts.</param>
    /// <param name="artifact">The artifact.</param>
    /// <param name="historyStep">The step of the run's next row.</param>
    public void Add(long offset, ArtifactRecord artifact, long? historyStep)
    {
        // What stands in a list of its own is not looked at here.
        bool refers = artifact.Manifest is { } manifest && (manifest.ManifestFilePath.Length != 0
            || manifest.Contents.Any(entry => entry.Ref.StartsWith(ArtifactIds.ClientScheme, StringComparison.Ordinal)));
        lock (_gate)
        {
            _waiting.AddLast(new Waiting(_count++, offset, artifact.Name, refers, historyStep));
            StartInside();
        }
    }

    /// <summary>Waits until nothing is left to do.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async Task CompleteAsync(CancellationToken cancellation)
    {
        while (true)
        {
            Task idle;
            lock (_gate)
            {
                if (_active.Count == 0 && _waiting.Count == 0)
                    return;
                idle = _idle.Task;
            }
            await idle.WaitAsync(cancellation).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        Task[] active;
        lock (_gate)
        {
            _waiting.Clear();
            active = [.. _active.Values.Select(upload => upload.Task)];
        }
        await Task.WhenAll(active).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _journal.Dispose();
        _transfers.Dispose();
        _stop.Dispose();
    }

    private void StartInside()
    {
        HashSet<string> earlier = [.. _active.Values.Select(upload => upload.Name)];
        for (LinkedListNode<Waiting>? node = _waiting.First; node is not null && _active.Count < _ship.Options.Artifacts.Parallelism;)
        {
            LinkedListNode<Waiting>? next = node.Next;
            Waiting waiting = node.Value;
            bool mayStart = waiting.Refers ? _active.Count == 0 && node.Previous is null : !earlier.Contains(waiting.Name);
            if (mayStart)
            {
                _waiting.Remove(node);
                _active[waiting.Number] = (waiting.Name, Task.Run(() => UploadAsync(waiting)));
            }
            // Later versions of the name must not overtake it.
            earlier.Add(waiting.Name);
            node = next;
        }
    }

    private async Task UploadAsync(Waiting waiting)
    {
        string? clientId = null;
        ArtifactOutcome outcome;
        try
        {
            ArtifactRecord artifact = Read(waiting.Offset);
            clientId = artifact.ClientId;
            outcome = await new ArtifactUpload(_context, waiting.Number, artifact, waiting.HistoryStep).RunAsync(_stop.Token).ConfigureAwait(false);
            if (outcome is { Id: { } id } && _ship.OnArtifact is not null)
                outcome = await WithVersionAsync(outcome, id).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            outcome = ArtifactOutcome.Failed("the upload was given up before it had ended");
        }
#pragma warning disable CA1031 // A bug here must not end the shipping of the run's rows: it is reported as a failure of this artifact.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            outcome = ArtifactOutcome.Failed(exception.Message);
        }
        if (outcome.Error is { } error && !_stop.IsCancellationRequested)
            ShipMessages.ArtifactNotUploaded(_ship.Logger, waiting.Name, error, _ship.Directory);
        End(waiting, outcome);
        if (clientId is not null)
            _ship.OnArtifact?.Invoke(clientId, outcome);
    }

    private void End(Waiting waiting, ArtifactOutcome outcome)
    {
        TaskCompletionSource idle;
        lock (_gate)
        {
            _active.Remove(waiting.Number);
            if (outcome.Error is { } error)
                _failures[waiting.Name] = error;
            else
                Uploaded++;
            if (!_stop.IsCancellationRequested)
                StartInside();
            idle = _idle;
            _idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
        idle.SetResult();
        _ship.Signal.Set();
    }

    private async Task<ArtifactOutcome> WithVersionAsync(ArtifactOutcome outcome, string id)
    {
        ApiResult<ArtifactNode> version = await _context.Api.ByIdAsync(id, _stop.Token).ConfigureAwait(false);
        return version.IsSuccess ? outcome with { Version = version.Value } : outcome;
    }

    private ArtifactRecord Read(long offset)
    {
        using LogFollower log = LogFollower.Open(_ship.LogPath);
        log.SeekTo(offset);
        if (!log.TryRead(out ReadOnlyMemory<byte> record, out long found) || found != offset)
            throw new InvalidDataException("its record cannot be read from the log again");
        return Record.Parser.ParseFrom(record.Span).Artifact ?? throw new InvalidDataException("its record is gone from the log");
    }

    private sealed record Waiting(long Number, long Offset, string Name, bool Refers, long? HistoryStep);
}
