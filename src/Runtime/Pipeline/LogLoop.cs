using Instrument.Media;
using Instrument.Records;
using Instrument.Rows;
using Instrument.Shipping;
using Microsoft.Extensions.Logging;

namespace Instrument.Pipeline;

/// <summary>
/// The log thread: drains the row buffer into the transaction log until the run's end, and writes that end.
/// </summary>
/// <remarks>
/// Everything but the volatile fields belongs to the log thread until <see cref="Join"/> has returned, and to its caller then.
/// </remarks>
internal sealed class LogLoop
{
    // A row is with the operating system this long after its call, at the latest, plus the time of the write.
    private static readonly TimeSpan DrainInterval = TimeSpan.FromMilliseconds(20);

    private readonly RowBuffer _rows;
    private readonly RecordLog _log;
    private readonly RunClock _clock;
    private readonly AutoResetEvent _wake;
    private readonly ILogger _logger;
    private readonly LogDrain _drain;
    private readonly DiskSync _sync;
    private readonly Thread _thread;
    private readonly Func<TelemetryRecord> _finalTelemetry;
    private readonly DropCounts _drops;
    private readonly ShipSignal? _shipper;
    private readonly ValueRecorder? _values;
    private long _announcedLength;
    private bool _warnedOfSchema;
    private long _unreadable;
    private volatile int _exitCode;
    private volatile bool _finishing;
    private volatile Exception? _fault;

    /// <summary>Prepares the thread; <see cref="Start"/> starts it.</summary>
    public LogLoop(RowBuffer rows, RecordLog log, RunClock clock, DiskSync sync, TimeProvider time, AutoResetEvent wake, ILogger logger, string runId, Func<TelemetryRecord> finalTelemetry, DropCounts drops, ShipSignal? shipper = null, Func<MetricTable, ValueRecorder>? values = null)
    {
        _rows = rows;
        _log = log;
        _clock = clock;
        _sync = sync;
        _wake = wake;
        _logger = logger;
        _finalTelemetry = finalTelemetry;
        _drops = drops;
        _shipper = shipper;
        Metrics = new MetricTable();
        _values = values?.Invoke(Metrics);
        _drain = new LogDrain(rows, log, clock, time, Metrics, logger, _values, Aside);
        _thread = new Thread(Run) { IsBackground = true, Name = "Instrument log " + runId };
        rows.Store(clock.State);
    }

    /// <summary>How often the run's end is tried on a disk that refuses it, a drain interval apart: for five seconds.</summary>
    public int FinalAttempts { get; init; } = 250;

    /// <summary>The metrics seen.</summary>
    public MetricTable Metrics { get; }

    /// <summary>Records that have no place among the rows. Any thread.</summary>
    public RecordsAside Aside { get; } = new();

    /// <summary>How far the thread is. Any thread.</summary>
    public LogProgress Progress { get; } = new();

    /// <summary>The bug that ended the thread, if one did. Any thread.</summary>
    public Exception? Fault => _fault;

    /// <summary>Sets the step of the first row. Before <see cref="Start"/>.</summary>
    public void StartAt(long step) => _drain.Processor.Restore(step);

    /// <summary>Starts the thread.</summary>
    public void Start() => _thread.Start();

    /// <summary>Asks for the end of the run. The row buffer must be closed before. Any thread.</summary>
    public void Finish(int exitCode)
    {
        _exitCode = exitCode;
        _finishing = true;
        _wake.Set();
    }

    /// <summary>Waits until the thread has written the end, and tells what became of the rows.</summary>
    public LogOutcome Join()
    {
        _thread.Join();
        long unread = 0;
        while (_rows.TryRead(out RowView row))
            unread += row.Header.Tag == RowHeader.Record ? 0 : 1;
        CountUnreadable();
        if (Aside.LeftOut != 0)
            LogMessages.RecordsLeftOut(_logger, Aside.LeftOut);
        return new LogOutcome(
            _drain.Processor.RowsTaken + unread, _drain.RowsKept, _drain.RecordsKept, _drain.Processor.RowsBehind,
            _fault?.Message ?? _drain.Error, IsFault: _fault is not null, _clock.RuntimeSeconds(_clock.Now), _drain.Processor.RowsBeyondLineLimit, _values?.LeftOut ?? 0);
    }

    private void Run()
    {
        try
        {
            while (!_finishing)
            {
                _wake.WaitOne(DrainInterval);
                if (_clock.Follow())
                    _rows.Store(_clock.State);
                if (_drain.Drain())
                    _sync.Synchronize(_log);
                WakeShipper();
                WarnOfUnwrittenSchema();
                CountUnreadable();
                Progress.Publish(_drain.RowsKept, _rows.Backlog, _drain.Error);
            }
            End();
        }
#pragma warning disable CA1031 // A bug here must not end the user's training: it is reported and its rows are counted as dropped.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _fault = exception;
            _rows.Close();
            LogMessages.LogThreadFailed(_logger, exception);
        }
        _drain.Close();
        Progress.Publish(_drain.RowsKept, _rows.Backlog, _fault?.Message ?? _drain.Error);
    }

    private void End()
    {
        // Without all rows in it the log gets no end: it then is the log of a run that was cut off, and the rest is in the buffer.
        if (!Persist(_drain.Drain))
            return;
        CountUnreadable();
        _drain.Processor.Complete();
        int runtime = _clock.RuntimeSeconds(_clock.Now);
        _drain.AppendSummary(runtime);
        _log.AppendClient(new Record { Telemetry = _finalTelemetry() });
        _log.Append(SummaryRecords.End(runtime, _drain.Processor.RowsFinished, _drops.ToDictionary(), _drain.Processor.RowsBeyondLineLimit, _values?.LeftOut ?? 0));
        _log.AppendClient(RunRecords.Exit(_exitCode, runtime));
        // Older uploaders take the exit code only when these two follow it (docs/wire/records.md §4.8).
        _log.AppendClient(new Record { Final = new FinalRecord() });
        _log.AppendClient(new Record { Footer = new FooterRecord() });
        if (Persist(_drain.Flush))
            _sync.SynchronizeNow(_log);
    }

    private void WakeShipper()
    {
        if (_shipper is null || _log.Length == _announcedLength)
            return;
        _announcedLength = _log.Length;
        _shipper.Set();
    }

    private bool Persist(Func<bool> write)
    {
        for (int attempt = 0; attempt < FinalAttempts; attempt++)
        {
            if (write())
                return true;
            _wake.WaitOne(DrainInterval);
        }
        return write();
    }

    // They were taken, but nothing can be made of them any more.
    private void CountUnreadable()
    {
        long rows = _drain.RowsUnreadable - _unreadable;
        if (rows == 0)
            return;
        if (_unreadable == 0)
            LogMessages.RowsUnreadable(_logger);
        _unreadable += rows;
        _drops.Add(DropReason.Disk, rows);
    }

    private void WarnOfUnwrittenSchema()
    {
        if (_warnedOfSchema || !_rows.HasUnwrittenSchema)
            return;
        _warnedOfSchema = true;
        LogMessages.SchemaNotWritten(_logger);
    }
}
