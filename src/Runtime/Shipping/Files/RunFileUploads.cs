using System.Threading.Channels;
using Instrument.Reading;
using Microsoft.Extensions.Logging;

namespace Instrument.Shipping.Files;

/// <summary>
/// Uploads a run's files: a loop that takes what is due out of a <see cref="RunFileQueue"/>, asks for addresses and starts the uploads.
/// </summary>
/// <remarks>
/// A server or a disk that fails is a result and never ends the loop. The lock owns queue and tally; the loop alone takes batches and
/// starts uploads, and waits for all of them before it ends.
/// </remarks>
internal sealed class RunFileUploads : IAsyncDisposable
{
    private readonly IRunFileTransport _transport;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Action? _uploaded;
    private readonly long _start;
    private readonly Lock _lock = new();
    private readonly RunFileQueue _queue;
    private readonly RunFileTally _tally;
    private readonly RunFileSender _sender;
    private readonly UploadMeter _meter = new();
    private readonly SemaphoreSlim _slots;
    // One place: many wake-ups before the loop looks are one.
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _uploads = [];
    private readonly Task _loop;
    private Exception? _fault;
    private bool _isDisposed;

    /// <summary>Starts the loop.</summary>
    /// <param name="filesDirectory">The folder <c>files</c> of the run's directory.</param>
    /// <param name="transport">The network.</param>
    /// <param name="options">Times and limits.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Where failures are told.</param>
    /// <param name="uploaded">Called when there is something for <see cref="TakeUploaded"/>, from any thread. It returns at once and throws nothing.</param>
    public RunFileUploads(
        string filesDirectory, IRunFileTransport transport, RunFileUploadsOptions options, TimeProvider time, ILogger logger, Action? uploaded = null)
    {
        _transport = transport;
        _time = time;
        _logger = logger;
        _uploaded = uploaded;
        _start = time.GetTimestamp();
        _queue = new RunFileQueue(options);
        _tally = new RunFileTally(options.MaxFailures);
        _sender = new RunFileSender(filesDirectory, transport, options, time, _meter);
        _slots = new SemaphoreSlim(options.MaxConcurrent);
        _loop = Task.Run(RunAsync);
    }

    /// <summary>How many files wait or are being sent. A caller that reads requests from a log stops reading when there are many.</summary>
    public int Backlog
    {
        get
        {
            lock (_lock)
                return _queue.Backlog;
        }
    }

    /// <summary>How far the uploads have come.</summary>
    public UploadProgress Progress
    {
        get
        {
            lock (_lock)
            {
                RunFileCounts counts = _queue.Counts;
                return new UploadProgress(
                    Of(RunFileType.Other), Of(RunFileType.Wandb), Of(RunFileType.Media), Of(RunFileType.Artifact), _meter.Sent, _meter.Total);

                FileProgress Of(RunFileType type) => new(counts.Done(type), counts.Wanted(type));
            }
        }
    }

    private TimeSpan Now => _time.GetElapsedTime(_start);

    /// <summary>Asks for the upload of a file. Nothing comes of it once <see cref="CompleteAsync"/> has returned.</summary>
    public void Add(RunFile file)
    {
        lock (_lock)
            _queue.Add(file, Now);
        Wake();
    }

    /// <summary>The paths whose upload succeeded since the last call, each once: what file_stream reports as <c>uploaded</c>.</summary>
    public IReadOnlyList<string> TakeUploaded()
    {
        lock (_lock)
            return _tally.TakeUploaded();
    }

    /// <summary>
    /// Uploads what waits, the files of the run's end and the live files, and comes back when each is delivered or given up. A file whose
    /// upload keeps failing for reasons that may pass is tried until the call is cancelled.
    /// </summary>
    /// <param name="cancellation">Ends the uploads; the account then names the files that did not arrive. Nothing is thrown.</param>
    public async Task<RunFileAccount> CompleteAsync(CancellationToken cancellation)
    {
        lock (_lock)
            _queue.Complete(Now);
        Wake();
        using (cancellation.UnsafeRegister(static stop => ((CancellationTokenSource)stop!).Cancel(), _stop))
            await _loop.ConfigureAwait(false);
        lock (_lock)
        {
            foreach (QueuedRunFile file in _queue.Unfinished())
                _tally.Fail(file.Path, "it was not sent when the uploads were stopped");
            return _tally.Close(_queue.Ignored, _queue.IsDone, _fault);
        }
    }

    /// <summary>Ends the uploads at once, and comes back when nothing of them runs any more.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, true))
            return;
        await _stop.CancelAsync().ConfigureAwait(false);
        await _loop.ConfigureAwait(false);
        _stop.Dispose();
        _slots.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            using ITimer timer = _time.CreateTimer(static uploads => ((RunFileUploads)uploads!).Wake(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            while (await TakeStepAsync().ConfigureAwait(false) is { } wait)
            {
                timer.Change(wait, Timeout.InfiniteTimeSpan);
                await _wake.Reader.ReadAsync(_stop.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
        }
#pragma warning disable CA1031 // A bug here must not end the user's training: the account names it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _fault = exception;
            LogMessages.FileUploadsFailed(_logger, exception);
            await _stop.CancelAsync().ConfigureAwait(false);
        }
        await Task.WhenAll(_uploads).ConfigureAwait(false);
    }

    // Does all that is due. Returns how long nothing else is, or null if nothing ever will be.
    private async Task<TimeSpan?> TakeStepAsync()
    {
        while (true)
        {
            LookAtLiveFiles();
            IReadOnlyList<QueuedRunFile> batch;
            lock (_lock)
            {
                batch = _queue.TakeBatch(Now);
                if (batch.Count == 0)
                {
                    if (_queue.IsDone)
                        return null;
                    return _queue.NextDue is { } due ? Later(due - Now) : Timeout.InfiniteTimeSpan;
                }
            }
            await SendAsync(batch).ConfigureAwait(false);
        }
    }

    // In whole milliseconds, as timers count: rounded up, because a timer that fires early finds nothing to do.
    private static TimeSpan Later(TimeSpan wait) =>
        wait > TimeSpan.Zero ? TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)) : TimeSpan.Zero;

    private void LookAtLiveFiles()
    {
        IReadOnlyList<QueuedRunFile> files;
        lock (_lock)
            files = _queue.TakeLooks(Now);
        foreach (QueuedRunFile file in files)
        {
            if (_sender.Look(file) is not { } stamp)
                continue;
            lock (_lock)
                _queue.Look(file, stamp, Now);
        }
    }

    private async Task SendAsync(IReadOnlyList<QueuedRunFile> batch)
    {
        List<QueuedRunFile> files = [];
        foreach (QueuedRunFile file in batch)
        {
            if (await _sender.CheckAsync(file, _stop.Token).ConfigureAwait(false) is { } result)
                End(file, result);
            else
                files.Add(file);
        }
        if (files.Count == 0)
            return;
        RunFileAddresses addresses = await _transport.CreateRunFilesAsync([.. files.Select(file => file.Path)], _stop.Token).ConfigureAwait(false);
        if (addresses.Failure is { } failure)
            PutBack(files, failure, addresses.IsRefusal);
        else if (addresses.Files.Count != files.Count)
            PutBack(files, $"it named {addresses.Files.Count} files instead of {files.Count}", isRefusal: true);
        else
            Start(files, addresses);
    }

    private void PutBack(List<QueuedRunFile> files, string reason, bool isRefusal)
    {
        QueuedRunFile? givenUp = null;
        lock (_lock)
        {
            if (isRefusal)
                givenUp = _queue.Refused(files, Now);
            else
                _queue.Unreached(files, Now);
            if (givenUp is not null)
                _tally.Fail(givenUp.Path, reason);
        }
        if (givenUp is not null)
            LogMessages.FileNotUploaded(_logger, givenUp.Path, reason);
        else
            LogMessages.FilesWithoutAddress(_logger, reason);
    }

    private void Start(List<QueuedRunFile> files, RunFileAddresses addresses)
    {
        lock (_lock)
            _queue.Answered();
        _uploads.RemoveAll(upload => upload.IsCompleted);
        // Only names that were asked for are looked up, and these have been checked: a name from the server never becomes a path.
        Dictionary<string, string?> urls = new(StringComparer.Ordinal);
        foreach (RunFileAddress address in addresses.Files)
            urls.TryAdd(address.Name, address.Url);
        foreach (QueuedRunFile file in files)
        {
            if (!urls.TryGetValue(file.Path, out string? url))
                End(file, new RunFileResult(RunFileOutcome.Unanswered, "the server gave no answer for it"));
            else if (url is null)
                End(file, new RunFileResult(RunFileOutcome.Lost, "the server gave no address for it"));
            else
                _uploads.Add(UploadAsync(file, url, addresses.Headers));
        }
    }

    private async Task UploadAsync(QueuedRunFile file, string url, IReadOnlyList<string> headers)
    {
        RunFileResult result;
        try
        {
            await _slots.WaitAsync(_stop.Token).ConfigureAwait(false);
            try
            {
                result = await _sender.SendAsync(file, url, headers, _stop.Token).ConfigureAwait(false);
            }
            finally
            {
                _slots.Release();
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            return;
        }
#pragma warning disable CA1031 // A bug in one upload must not end the others. Its text may hold the address, so that only its kind is told.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            result = new RunFileResult(RunFileOutcome.Lost, $"a bug ({exception.GetType().Name})");
        }
        End(file, result);
    }

    private void End(QueuedRunFile file, RunFileResult result)
    {
        bool isDone;
        bool isUploaded;
        lock (_lock)
        {
            isDone = _queue.End(file, result, Now);
            isUploaded = _tally.Add(file.Path, result, isDone);
        }
        if (isDone && result.Outcome is not (RunFileOutcome.Sent or RunFileOutcome.Unchanged))
            LogMessages.FileNotUploaded(_logger, file.Path, result.Reason ?? "");
        if (isUploaded)
            _uploaded?.Invoke();
        Wake();
    }

    private void Wake() => _wake.Writer.TryWrite(true);
}
