using Instrument.Artifacts;
using Instrument.Http;
using Instrument.Reading;
using Instrument.Settings;
using Instrument.Shipping;
using Instrument.Shipping.Files;
using Instrument.Tool.Runs;
using Instrument.Tool.Server;

namespace Instrument.Tool.Sync;

/// <summary>Sends logs with the shipper of online runs: one run after the other, the logs of a run in the order of their start.</summary>
internal sealed class SyncService(ToolHost host, ServerSettings server, WandbApi api, ServerTrouble trouble, SyncOptions options, ISyncObserver observer)
{
    private readonly RunInspector _inspector = new(host);

    /// <summary>Sends them.</summary>
    /// <param name="groups">The runs.</param>
    /// <param name="cancellation">Stops: what was accepted is noted, the rest stays in the logs.</param>
    public async Task<SyncReport> RunAsync(IEnumerable<SyncGroup> groups, CancellationToken cancellation)
    {
        List<SyncedRun> done = [];
        foreach (SyncGroup group in groups)
            await SendAsync(group, done, cancellation).ConfigureAwait(false);
        return new SyncReport(DryRun: false, done);
    }

    private async Task SendAsync(SyncGroup group, List<SyncedRun> done, CancellationToken cancellation)
    {
        // The newest log decides: its process, if it lives, sends the earlier ones itself.
        bool isActive = group.Logs.Any(RunInspector.IsActive);
        string? stop = null;
        for (int index = 0; index < group.Logs.Count; index++)
        {
            LocalRun run = group.Logs[index];
            SyncedRun account = isActive ? Idle(run, SyncResult.Active, "its process is alive")
                : cancellation.IsCancellationRequested ? Idle(run, SyncResult.Incomplete, "stopped", ExitCode.Failed)
                : stop is not null ? Idle(run, SyncResult.Incomplete, stop, ExitCode.Failed)
                : await SendAsync(run, isLast: index == group.Logs.Count - 1, goesOn: index > 0 || group.HasEarlier, cancellation).ConfigureAwait(false);
            done.Add(account);
            observer.End(account);
            if (account.Result is SyncResult.Incomplete or SyncResult.Active)
                stop ??= "an earlier log of the run has to be at the server first";
        }
    }

    private async Task<SyncedRun> SendAsync(LocalRun run, bool isLast, bool goesOn, CancellationToken cancellation)
    {
        try
        {
            long recovered = _inspector.Recover(run);
            using RunReader log = RunReader.Open(run.LogPath);
            if (_inspector.MayBeWritten(run, log))
                return Idle(run, SyncResult.Active, "another client wrote to the log less than five minutes ago, and it has no end");
            using ShipClaim? claim = ShipClaim.TryTake(run.LogPath);
            if (claim is null)
                return Idle(run, SyncResult.Active, "another process is sending it");
            Prepare(run, log, goesOn);
            observer.Start(run, log.RowCount);
            return Account(run, log, await ShipAsync(run, isLast, cancellation).ConfigureAwait(false), cancellation) with { Recovered = recovered };
        }
        catch (Exception exception) when (exception is ToolException or WandbException or IOException or UnauthorizedAccessException)
        {
            return Idle(run, SyncResult.Incomplete, exception.Message, ExitCode.Failed);
        }
    }

    private static void Prepare(LocalRun run, RunReader log, bool goesOn)
    {
        ShipStateFile file = new(run.LogPath);
        ShipState state = file.Read();
        // The bases stay: the lines of the log keep their numbers, so sending them again adds nothing.
        if (run.IsSynced && state.HistoryBase is not null)
            file.Write(state with { HistoryAccepted = 0, EventsAccepted = 0, IsComplete = false });
        else if (goesOn && state.HistoryBase is null && log.RowCount != 0)
            file.Write(state with { IsResumePending = true });
    }

    private async Task<ShipOutcome> ShipAsync(LocalRun run, bool isLast, CancellationToken cancellation)
    {
        using CancellationTokenSource giveUp = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using ShipSignal signal = new();
        signal.CompleteLog();
        ShipProgress progress = new(host.Time);
        trouble.Watch(progress);
        WriterSettings writer = LogWriterReader.Read(run.LogPath);
        using WandbApi? shared = writer.IsShared ? ServerAccess.Connect(server with { SharedWriterId = writer.Id }, host.Time, trouble.Tell) : null;
        ShipContext context = new(run.LogPath, shared ?? api, Options(isLast), signal, progress, host.Time, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance)
        {
            ArtifactPaths = new ArtifactPaths(host.Variable, host.CurrentDirectory, host.HomeDirectory),
        };
        Task<ShipOutcome> shipping = Task.Run(() => new RunShipper(context).RunAsync(giveUp.Token), CancellationToken.None);
        StallRule stall = new(options.StallTimeout);
        long started = host.Time.GetTimestamp();
        while (!shipping.IsCompleted && !giveUp.IsCancellationRequested)
        {
            observer.Move(run, progress.SentRecords, progress.Trouble);
            TimeSpan left = stall.Left(progress.SinceAccepted, host.Time.GetElapsedTime(started));
            if (left <= TimeSpan.Zero)
                await giveUp.CancelAsync().ConfigureAwait(false);
            else
                await Task.WhenAny(shipping, Task.Delay(left < Tick ? left : Tick, host.Time, CancellationToken.None)).ConfigureAwait(false);
        }
        ShipOutcome outcome = await shipping.ConfigureAwait(false);
        observer.Move(run, outcome.SentRecords, null);
        return outcome;
    }

    private static TimeSpan Tick => TimeSpan.FromMilliseconds(200);

    private ShipperOptions Options(bool isLast) => new()
    {
        // Everything is there already: a pause between requests would only take time.
        TransmitInterval = TimeSpan.Zero,
        UpdateDelay = TimeSpan.Zero,
        MaxLineBytes = server.MaxLineBytes,
        Compress = server.FileStreamGzip,
        ServerSideExpandGlobs = server.ServerSideExpandGlobs,
        SendSummary = !server.ServerSideDerivedSummary,
        UpdateFinishState = isLast,
        Overrides = options.Overrides,
        Files = new RunFileUploadsOptions { FollowLinkedFiles = options.FollowLinks },
    };

    private SyncedRun Account(LocalRun run, RunReader log, ShipOutcome outcome, CancellationToken cancellation)
    {
        long refused = new ShipStateFile(run.LogPath).Read().RefusedRows.Count;
        bool isWhole = outcome is { IsComplete: true, Error: null };
        bool hasStalled = !outcome.IsComplete && outcome.Refusal is null;
        return new SyncedRun
        {
            Id = run.Id,
            Directory = run.Directory,
            Result = isWhole ? SyncResult.Sent : SyncResult.Incomplete,
            Rows = log.RowCount,
            Sent = outcome.SentRecords,
            Refused = refused,
            Files = outcome.UploadedFiles,
            FailedFiles = outcome.FailedFiles,
            UnreadableBytes = outcome.SkippedBytes,
            Url = outcome.Run is { } path ? server.Address.RunLink(path) : null,
            Error = cancellation.IsCancellationRequested && !isWhole ? "stopped" : outcome.Error,
            Code = isWhole ? refused == 0 ? ExitCode.Ok : ExitCode.Failed
                : outcome.Refusal is { } kind ? ExitCode.Of(kind)
                : hasStalled && outcome.Run is null && !cancellation.IsCancellationRequested ? ExitCode.Unreachable
                : ExitCode.Failed,
        };
    }

    private static SyncedRun Idle(LocalRun run, SyncResult result, string reason, int code = ExitCode.Ok) =>
        new() { Id = run.Id, Directory = run.Directory, Result = result, Error = reason, Code = code };
}
