using Instrument.Media;
using Instrument.Rows;
using Instrument.TransactionLog;
using Microsoft.Extensions.Logging;

namespace Instrument.Pipeline;

/// <summary>
/// Moves rows from the buffer to the log, batch by batch, and gives their room back when the operating system has them. The same
/// code serves a run that is going on and one that is recovered. Owned by one thread at a time.
/// </summary>
internal sealed class LogDrain(RowBuffer rows, RecordLog log, RunClock clock, TimeProvider time, MetricTable metrics, ILogger logger, ValueRecorder? values = null, RecordsAside? aside = null)
{
    private static readonly TimeSpan SummaryInterval = TimeSpan.FromSeconds(1);

    // Bounds the memory between two writes.
    private const int BatchBytes = 256 * 1024;

    private long _summaryStamp = time.GetTimestamp();

    /// <summary>What turns rows into records.</summary>
    public RowProcessor Processor { get; } = new(log, clock, metrics, logger, values);

    /// <summary>Rows that the operating system has.</summary>
    public long RowsKept { get; private set; }

    /// <summary>History records that the operating system has.</summary>
    public long RecordsKept { get; private set; }

    /// <summary>Rows that could not be read from the buffer and are in no log.</summary>
    public long RowsUnreadable => rows.UnreadableRows;

    /// <summary>Why the log cannot be written; <see langword="null"/> while it can.</summary>
    public string? Error { get; private set; }

    /// <summary>Writes all rows that are in the buffer now.</summary>
    /// <returns>False if the disk refused: the rest waits in the buffer.</returns>
    public bool Drain()
    {
        // After a failed write nothing more is read: the rows wait in the buffer, whose size is bounded.
        if (log.PendingBytes > 0 && !Flush())
            return false;
        while (aside?.Take() is { } record)
            log.AppendClient(record);
        bool more = true;
        while (more)
        {
            more = false;
            while (log.PendingBytes < BatchBytes && rows.TryRead(out RowView row))
            {
                Processor.Process(row);
                more = true;
            }
            if (time.GetElapsedTime(_summaryStamp) >= SummaryInterval)
                AppendSummary(clock.RuntimeSeconds(clock.Now));
            if (!Flush())
                return false;
        }
        return true;
    }

    /// <summary>Appends what changed in the summary since the last time.</summary>
    /// <param name="runtimeSeconds">The run's time that the summary states.</param>
    public void AppendSummary(int runtimeSeconds)
    {
        if (SummaryRecords.Changes(metrics.All) is not { } changes)
            return;
        log.Append(SummaryRecords.Timing(runtimeSeconds));
        log.Append(changes);
        _summaryStamp = time.GetTimestamp();
    }

    /// <summary>Hands all records to the operating system and gives their rows' room back.</summary>
    /// <returns>False if the disk refused.</returns>
    public bool Flush()
    {
        long head = SafePosition();
        long length = log.Length;
        rows.Intend(head, length);
        LogWriteResult result = log.Flush();
        if (!result.Succeeded)
        {
            if (Error is null)
                LogMessages.LogNotWritable(logger, result.Error!);
            Error = result.Error;
            return false;
        }
        if (Error is not null)
            LogMessages.LogWritableAgain(logger);
        Error = null;
        Account(head, length);
        return true;
    }

    /// <summary>Flushes for the last time and closes the log.</summary>
    public void Close()
    {
        // A failed flush before has left its intent, which says what this one does.
        if (Error is null)
            Flush();
        LogWriteResult result = log.Close();
        if (result.Succeeded)
            Account(SafePosition(), log.Length);
        else
            Error ??= result.Error;
    }

    private void Account(long head, long length)
    {
        RowsKept = Processor.RowsFinished;
        RecordsKept = Processor.RecordsWritten;
        rows.Release(head, length);
    }

    // The open row's values exist only in memory, so their room is kept until the row is finished; except when that would stop
    // the producers: then a kill can lose the values of the open row.
    private long SafePosition()
    {
        long read = rows.ReadPosition;
        return Processor.OpenSince is { } open && !rows.IsHalfFullSince(open) ? open : read;
    }
}
