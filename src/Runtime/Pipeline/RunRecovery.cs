using Instrument.Files;
using Instrument.Rows;
using Instrument.TransactionLog;
using Microsoft.Extensions.Logging;

namespace Instrument.Pipeline;

/// <summary>
/// Appends the rows that a killed process left in its row buffer's file to its log: exactly once, in order (law L1). Killed itself, it
/// is simply started again.
/// </summary>
internal static class RunRecovery
{
    /// <summary>Recovers all runs below a <c>wandb</c> directory whose processes have ended without <c>Finish</c>.</summary>
    /// <returns>One result for each run that had rows left, or whose rows cannot be recovered.</returns>
    public static List<RecoveryResult> RecoverAll(string wandbDirectory, TimeProvider time, ILogger logger)
    {
        List<RecoveryResult> results = [];
        if (!Directory.Exists(wandbDirectory))
            return results;
        foreach (string directory in Directory.EnumerateDirectories(wandbDirectory, "*run-*"))
        {
            // Links, such as latest-run, lead to directories that are found anyway.
            if (new DirectoryInfo(directory).LinkTarget is not null)
                continue;
            foreach (string path in Directory.EnumerateFiles(directory, "run-*" + RunDirectory.RowBufferExtension))
            {
                if (Recover(path, time, logger) is { } result)
                    results.Add(result);
            }
        }
        return results;
    }

    /// <summary>Recovers one run.</summary>
    /// <param name="rowBufferPath">The row buffer's file.</param>
    /// <param name="time">The clock of the machine on which the rows were logged.</param>
    /// <param name="logger">Learns of what was done.</param>
    /// <returns>Null if nothing is to be done: the run is going on, or nothing is left.</returns>
    public static RecoveryResult? Recover(string rowBufferPath, TimeProvider time, ILogger logger)
    {
        string logPath = Path.ChangeExtension(rowBufferPath, ".wandb");
        try
        {
            RecoveryResult? result;
            using (RowMemory memory = RowMemory.Open(rowBufferPath))
            {
                // Its owner is about to write the header, or was killed before it could: there are no rows.
                if (RowBufferLayout.IsBlank(memory))
                    return null;
                result = Recover(memory, logPath, time, logger);
            }
            if (result is { Error: { } error })
            {
                LogMessages.RowsNotRecovered(logger, rowBufferPath, error);
                return result;
            }
            if (result is not null)
                LogMessages.RowsRecovered(logger, result.Rows, logPath);
            if (result is { Lost: > 0 and long lost })
                LogMessages.RowsLost(logger, lost, rowBufferPath);
            SpillFiles.DeleteAll(rowBufferPath);
            File.Delete(rowBufferPath);
            return result;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Its owner has it open; or the disk refuses, and the file stays for the next attempt.
            return exception is FileNotFoundException || FileInUse.Explains(exception) ? null : new RecoveryResult(logPath, 0, exception.Message);
        }
    }

    /// <summary>Whether the process that logs to a row buffer is alive.</summary>
    /// <param name="rowBufferPath">The row buffer's file.</param>
    public static bool IsActive(string rowBufferPath)
    {
        try
        {
            using FileStream file = new(rowBufferPath, FileMode.Open, FileAccess.Read, FileShare.None, bufferSize: 0);
            return false;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return FileInUse.Explains(exception);
        }
    }

    private static RecoveryResult? Recover(RowMemory memory, string logPath, TimeProvider time, ILogger logger)
    {
        if (!File.Exists(logPath))
            return new RecoveryResult(logPath, 0, "the log is gone");
        using AutoResetEvent wake = new(false);
        using RowBuffer? rows = RowBuffer.Reopen(memory, new FileInfo(logPath).Length, wake, out long keptLength);
        if (rows is null)
            return new RecoveryResult(logPath, 0, "the file is damaged, or does not belong to the log as it is now");
        if (keptLength == 0)
            return null;

        MetricTable metrics = new();
        LogState state = LogState.Read(logPath, keptLength, metrics);
        if (state.Length != keptLength)
            return new RecoveryResult(logPath, 0, $"the log is damaged at byte {state.Length}");
        if (state.HasExit)
            return null;
        using LogWriter writer = LogWriter.Continue(logPath, keptLength);
        RecordLog log = new(writer, state.RunId, state.LastNum);
        RunClock clock = new(time, rows.Clock);
        LogDrain drain = new(rows, log, clock, time, metrics, logger);
        drain.Processor.Restore(state.NextStep);
        string? error = null;
        try
        {
            drain.Drain();
        }
        catch (Exception exception) when (exception is ArgumentException or IndexOutOfRangeException or OverflowException or Google.Protobuf.InvalidProtocolBufferException)
        {
            // Only a damaged file has such a row; those before it are fine.
            error = "the file is damaged: " + exception.Message;
        }
        drain.Processor.Complete();
        // Also without rows: the process may have been killed before it wrote what they changed.
        drain.AppendSummary(drain.Processor.RowsTaken != 0 ? clock.RuntimeSeconds(drain.Processor.LastStamp) : (int)metrics.Runtime.LastNumber);
        drain.Flush();
        if (rows.ReadPosition != rows.EndPosition)
            error ??= "the file is damaged";
        error = drain.Error ?? error;
        long lost = drain.RowsUnreadable;
        return drain.RowsKept + lost == 0 && error is null
            ? null
            : new RecoveryResult(logPath, drain.RowsKept, error, lost, drain.Processor.ValuesLost);
    }
}

/// <summary>What became of the rows of a killed process.</summary>
/// <param name="LogPath">The run's log.</param>
/// <param name="Rows">How many rows were appended to it.</param>
/// <param name="Error">Why the others were not, and may be later; <see langword="null"/> if nothing more can be done.</param>
/// <param name="Lost">How many rows are damaged or incomplete, each by itself.</param>
/// <param name="ValuesLost">How many images, tables and the like the appended rows lack: they were in the memory of the process.</param>
internal sealed record RecoveryResult(string LogPath, long Rows, string? Error, long Lost = 0, long ValuesLost = 0);
