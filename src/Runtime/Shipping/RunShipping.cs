using Instrument.Artifacts;
using Instrument.Http;
using Instrument.Settings;
using Instrument.Terminal;

namespace Instrument.Shipping;

/// <summary>
/// The online side of a run: ships its log from <c>Wandb.Init</c> to the end of <see cref="Run.Finish"/>. The shipper's task owns the shipping;
/// any thread may ask for its end.
/// </summary>
internal sealed class RunShipping : IDisposable
{
    private readonly WandbApi _api;
    private readonly ShipSignal _signal;
    private readonly ShipProgress _progress;
    private readonly StallRule _stall;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _giveUp = new();
    private readonly CancellationTokenSource _stopRequested = new();
    private readonly Task<ShipOutcome> _task;
    private readonly TaskCompletionSource<RunPath> _whenRegistered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile ShipState? _registered;

    private RunShipping(RunSettings settings, RunOptions options, string logPath, ShipSignal signal, IReadOnlyList<string> earlierLogs)
    {
        ServerSettings server = settings.Server!;
        _time = options.TimeProvider;
        _signal = signal;
        _progress = new ShipProgress(_time);
        _stall = new StallRule(options.StallTimeout, server.FinishTimeout);
        Action<string>? notice = settings.Quiet ? null : line => ConsoleLine.Write([line]);
        ShipTrouble trouble = new(_progress, options.Logger, notice);
        _progress.OnAccepted = trouble.Accept;
        _api = new WandbApi(server, _time, options.Logger) { OnFailedAttempt = trouble.Tell };
        ShipContext context = new(logPath, _api, ShipperOptionsOf(server), signal, _progress, _time, options.Logger)
        {
            OnNotice = notice,
            OnRegistered = state =>
            {
                _registered = state;
                RunPath path = ShipUpdates.PathOf(state);
                if (!_whenRegistered.TrySetResult(path) || notice is null)
                    return;
                notice(RunReport.Registered(state.DisplayName ?? path.RunId, server.Address.RunLink(path)));
                if (settings.Trial is { } trial)
                    notice(RunReport.OfSweep(trial.SweepId, server.Address.SweepLink(path.Entity, path.Project, trial.SweepId)));
            },
            ArtifactPaths = ArtifactPaths.Of(options.EnvironmentVariable),
            OnArtifact = Artifacts.Complete,
            OnArtifactBytes = Artifacts.Report,
            // Whoever listens may do anything: the shipper's task must not wait for it.
            OnStopRequested = () => _ = Task.Run(_stopRequested.Cancel),
        };
        _task = Task.Run(() => RunAsync(context, earlierLogs));
        if (server.StopOnFatalError)
            _ = StopAfterRefusalAsync();
    }

    /// <summary>Starts to ship a log, which the caller goes on writing.</summary>
    /// <param name="settings">Of the run; its server is set.</param>
    /// <param name="options">Clock, logger and patience.</param>
    /// <param name="logPath">The log.</param>
    /// <param name="signal">Set when the log has grown.</param>
    /// <param name="earlierLogs">Logs of the same run that have to be at the server before this one.</param>
    public static RunShipping Start(RunSettings settings, RunOptions options, string logPath, ShipSignal signal, IReadOnlyList<string> earlierLogs) =>
        new(settings, options, logPath, signal, earlierLogs);

    /// <summary>Those who wait for the upload of artifacts.</summary>
    public ArtifactWaiters Artifacts { get; } = new();

    /// <summary>The calls to the server.</summary>
    public WandbApi Api => _api;

    /// <summary>How far shipping is.</summary>
    public ShipProgress Progress => _progress;

    /// <summary>Why the run is not shipped any more; <see langword="null"/> while it is, and when everything was.</summary>
    public string? Error => _task is { IsCompletedSuccessfully: true } ended ? ended.Result.Error : null;

    /// <summary>Cancelled when somebody asks the run to stop.</summary>
    public CancellationToken StopRequested => _stopRequested.Token;

    /// <summary>Where the run is at the server; <see langword="null"/> before the server has answered.</summary>
    public RunPath? Path => _registered is { } state ? ShipUpdates.PathOf(state) : null;

    /// <summary>Waits until the server knows the run.</summary>
    /// <exception cref="WandbException">It will not.</exception>
    public async Task<RunPath> WhenRegisteredAsync(CancellationToken cancellation)
    {
        await Task.WhenAny(_whenRegistered.Task, _task).WaitAsync(cancellation).ConfigureAwait(false);
        if (_whenRegistered.Task.IsCompleted)
            return await _whenRegistered.Task.ConfigureAwait(false);
        ShipOutcome outcome = await _task.ConfigureAwait(false);
        throw new WandbException($"The server does not know the run: {outcome.Error}");
    }

    /// <summary>The run's display name at the server; <see langword="null"/> before the server has answered.</summary>
    public string? DisplayName => _registered?.DisplayName;

    /// <summary>Waits until all of the log is delivered, as long as the server accepts something now and then.</summary>
    /// <param name="cancellation">Gives up earlier.</param>
    public async Task<ShipOutcome> EndAsync(CancellationToken cancellation)
    {
        _signal.CompleteLog();
        long asked = _time.GetTimestamp();
        while (!_task.IsCompleted && !cancellation.IsCancellationRequested)
        {
            TimeSpan left = _stall.Left(_progress.SinceAccepted, _time.GetElapsedTime(asked));
            if (left <= TimeSpan.Zero)
                break;
            await Task.WhenAny(_task, Task.Delay(left, _time, cancellation)).ConfigureAwait(false);
        }
        if (!_task.IsCompleted)
            await _giveUp.CancelAsync().ConfigureAwait(false);
        ShipOutcome outcome = await _task.ConfigureAwait(false);
        Artifacts.Abandon(outcome.Error ?? "the run has ended");
        return outcome;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _api.Dispose();
        _giveUp.Dispose();
        _signal.Dispose();
    }

    // Who asked for it wants no training whose rows do not arrive.
    private async Task StopAfterRefusalAsync()
    {
        if ((await _task.ConfigureAwait(false)).Refusal is not null)
            await _stopRequested.CancelAsync().ConfigureAwait(false);
    }

    private async Task<ShipOutcome> RunAsync(ShipContext context, IReadOnlyList<string> earlierLogs)
    {
        try
        {
            foreach (string log in earlierLogs)
            {
                using ShipClaim earlierClaim = await ShipClaim.TakeAsync(log, _time, _giveUp.Token).ConfigureAwait(false);
                ShipOutcome earlier = await ShipEarlierAsync(log, context).ConfigureAwait(false);
                if (!earlier.IsComplete)
                    return earlier with { SentRows = 0, SentRecords = 0 };
            }
            using ShipClaim claim = await ShipClaim.TakeAsync(context.LogPath, _time, _giveUp.Token).ConfigureAwait(false);
            return await new RunShipper(context).RunAsync(_giveUp.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_giveUp.IsCancellationRequested)
        {
            return ShipOutcome.Failed(_progress, _registered, "another process is sending the run");
        }
#pragma warning disable CA1031 // A bug here must not end the user's training: it is reported, and the log has everything.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            ShipMessages.ShipperFailed(context.Logger, exception, context.Directory);
            return ShipOutcome.Failed(_progress, _registered, exception.Message);
        }
    }

    // The numbers of this log's lines follow those of the earlier ones, so these go first; and the run goes on after them.
    private async Task<ShipOutcome> ShipEarlierAsync(string log, ShipContext context)
    {
        using ShipSignal complete = new();
        complete.CompleteLog();
        ShipProgress progress = new(_time) { OnAccepted = () => _progress.Accept(0) };
        ShipContext earlier = context with
        {
            LogPath = log,
            Signal = complete,
            Progress = progress,
            Options = context.Options with { UpdateFinishState = false },
        };
        return await new RunShipper(earlier).RunAsync(_giveUp.Token).ConfigureAwait(false);
    }

    private static ShipperOptions ShipperOptionsOf(ServerSettings server) => new()
    {
        TransmitInterval = server.TransmitInterval,
        MaxRequestBytes = Math.Max(server.MaxRequestBytes, ServerSettings.DefaultMaxRequestBytes),
        MaxLineBytes = server.MaxLineBytes,
        Compress = server.FileStreamGzip,
        ServerSideExpandGlobs = server.ServerSideExpandGlobs,
        SendSummary = !server.ServerSideDerivedSummary,
    };
}
