using Instrument.Pipeline;
using Instrument.Reading;
using Instrument.Shipping;
using Microsoft.Extensions.Logging.Abstractions;

namespace Instrument.Tool.Runs;

/// <summary>Opens runs: takes over what a killed process has left first, and leaves runs alone whose process is alive.</summary>
internal sealed class RunInspector(ToolHost host)
{
    // Other clients have no file that tells whether they live. One that writes its log says something more often than this.
    private static readonly TimeSpan ForeignSilence = TimeSpan.FromMinutes(5);

    /// <summary>Whether the run's process is alive.</summary>
    public static bool IsActive(LocalRun run) => File.Exists(run.RowBufferPath) && RunRecovery.IsActive(run.RowBufferPath);

    /// <summary>Whether another client may be writing the log: it has no end, and was written to a moment ago.</summary>
    public bool MayBeWritten(LocalRun run, RunReader log) =>
        !log.IsComplete && !LogProducer.IsInstrument(run.LogPath) && host.Time.GetUtcNow() - File.GetLastWriteTimeUtc(run.LogPath) < ForeignSilence;

    /// <summary>Takes over rows of a killed process. A run whose process is alive is left alone.</summary>
    /// <returns>How many rows.</returns>
    /// <exception cref="ToolException">They cannot be taken over.</exception>
    public long Recover(LocalRun run)
    {
        if (!File.Exists(run.RowBufferPath))
            return 0;
        RecoveryResult? result = RunRecovery.Recover(run.RowBufferPath, host.Time, NullLogger.Instance);
        return result?.Error is { } error
            ? throw new ToolException(ExitCode.Failed, $"rows of the killed run in {run.Directory} cannot be recovered: {error}.")
            : result?.Rows ?? 0;
    }

    /// <summary>Opens a run's log after recovery.</summary>
    public RunReader Open(LocalRun run)
    {
        Recover(run);
        return RunReader.Open(run.LogPath);
    }

    /// <summary>Reads what is known of a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="recover">Whether rows of a killed process are taken over.</param>
    public LocalRunInfo Inspect(LocalRun run, bool recover = true)
    {
        long recovered = recover ? Recover(run) : 0;
        bool isActive = IsActive(run);
        using RunReader log = RunReader.Open(run.LogPath);
        ShipState state = new ShipStateFile(run.LogPath).Read();
        return new LocalRunInfo(
            run.Id, log.Run.Name, log.Run.Project, log.Run.Entity, LocalRunInfo.StateOf(log, isActive || MayBeWritten(run, log)), log.ExitCode,
            log.Run.StartTime, log.RowCount, run.IsSynced && state.HistoryBase is null ? log.RowCount : state.HistoryAccepted, state.RefusedRows.Count,
            run.IsSynced, recovered, run.Directory);
    }
}
