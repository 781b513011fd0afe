using System.Runtime.CompilerServices;
using Instrument.Files;
using Instrument.Generated;
using Instrument.Media;
using Instrument.Records;
using Instrument.Rows;
using Instrument.Settings;
using Instrument.Shipping;
using Instrument.TransactionLog;
using Microsoft.Extensions.Logging;

namespace Instrument.Pipeline;

/// <summary>
/// The way of a row from the caller to the log, put together for one run: directory, row buffer, log thread, log.
/// </summary>
internal sealed class RunRecorder : IDisposable
{
    private readonly RunClock _clock;
    private readonly AutoResetEvent _wake = new(initialState: false);
    private readonly RowBuffer _rows;
    private readonly LogLoop _loop;
    private readonly RunDirectory _directory;
    private readonly ILogger _logger;
    private readonly DropCounts _drops = new();
    private readonly StepGuard? _stepGuard;
    private volatile bool _finished;
    private bool _hasRefusedRecord;

    private RunRecorder(RunSettings settings, RunOptions options, RunClock clock, RunDirectory directory, LogWriter writer, IReadOnlyList<ConfigItem> config, ShipSignal? shipper)
    {
        _clock = clock;
        StartUtc = clock.StartUtc;
        _directory = directory;
        _logger = options.Logger;
        _stepGuard = options.StepPolicy == StepPolicy.Throw ? new StepGuard() : null;
        _rows = RowBuffer.Create(CreateMemory(directory, options), _wake, options.RowBufferPatience);
        Values = new ValueQueue(options.ValueBytes, options.RowBufferPatience);
        RecordLog log = new(writer, settings.RunId);
        bool hasConfig = config.Count != 0;
        log.AppendClient(RunRecords.Header());
        log.AppendClient(RunRecords.Run(settings, config, clock.StartUtc, RunRecords.Telemetry(settings, hasConfig)));
        log.Append(RunRecords.Environment(settings, clock.StartUtc, settings.Writer.Id));
        _loop = new LogLoop(_rows, log, clock, new DiskSync(options.Durability, options.TimeProvider, options.Logger), options.TimeProvider, _wake, options.Logger, settings.RunId, () => FinalTelemetry(settings, hasConfig), _drops, shipper, metrics => new ValueRecorder(log, metrics, Values, Context(settings, options), options.Logger));
        _loop.StartAt(settings.StartingStep);
        // A log without a readable run record blocks the upload of all others beside it (docs/wire/records.md §4.2).
        LogWriteResult flushed = log.Flush();
        if (!flushed.Succeeded)
        {
            Dispose();
            throw new IOException(flushed.Error);
        }
        _rows.Release(0, log.Length);
    }

    /// <summary>Full path of the run's directory.</summary>
    public string Directory => _directory.Path;

    /// <summary>When the run started.</summary>
    public DateTimeOffset StartUtc { get; }

    /// <summary>Full path of the log.</summary>
    public string LogPath => _directory.LogPath;

    /// <summary>The media values on their way to the log.</summary>
    public ValueQueue Values { get; }

    /// <summary>Takes the run's diagnostics.</summary>
    public ILogger Logger => _logger;

    /// <summary>The metrics seen. Only after <see cref="Finish"/>.</summary>
    public MetricTable Metrics => _loop.Metrics;

    /// <summary>Makes the run's directory, writes the first records and starts the log thread.</summary>
    /// <exception cref="WandbException">The directory cannot be written.</exception>
    /// <param name="settings">Of the run.</param>
    /// <param name="options">Clock, logger and the like.</param>
    /// <param name="config">The run's config.</param>
    /// <param name="shipper">Set when the log has grown; <see langword="null"/> if nobody ships it.</param>
    public static RunRecorder Start(RunSettings settings, RunOptions options, IReadOnlyList<ConfigItem> config, ShipSignal? shipper)
    {
        RunClock clock = new(options.TimeProvider, settings.Elapsed);
        DateTimeOffset local = TimeZoneInfo.ConvertTime(clock.StartUtc, options.TimeProvider.LocalTimeZone);
        RunDirectory directory = RunDirectory.Create(settings, local, out LogWriter writer);
        try
        {
            RunRecorder recorder = new(settings, options, clock, directory, writer, config, shipper);
            recorder._loop.Start();
            return recorder;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            writer.Dispose();
            directory.Delete();
            throw new WandbException($"The run's log '{directory.LogPath}' cannot be written: {exception.Message}", exception);
        }
    }

    /// <summary>Bytes of rows that are not safe in the log yet. Only before <see cref="Finish"/>.</summary>
    public long Backlog => _rows.Backlog;

    /// <summary>How far the log is. Any thread, also after the end.</summary>
    public LogProgress Progress => _loop.Progress;

    /// <summary>The rows dropped so far. Any thread.</summary>
    public Dictionary<DropReason, long> Dropped => _drops.ToDictionary();

    /// <summary>Adds a row. Any thread.</summary>
    /// <returns>False if the run has finished.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Append(MetricSchema? schema, ReadOnlySpan<byte> payload, long step, RowCommit commit)
    {
        if (_stepGuard is not null)
            return Append(schema, payload, step, commit, out _);
        RowAppendResult result = _rows.Append(schema, _clock.Now, step, commit, payload);
        return result == RowAppendResult.Kept || Refuse(result);
    }

    /// <summary>Adds a row with media values. Any thread.</summary>
    /// <returns>False if the run has finished.</returns>
    public bool Append(MetricSchema? schema, ReadOnlySpan<byte> payload, long step, RowCommit commit, ValueRow values)
    {
        Values.Add(values);
        bool kept = false;
        try
        {
            return Append(schema, payload, step, commit, out kept);
        }
        finally
        {
            // Nothing else will ask for them.
            if (!kept)
                Values.Remove(values.Ticket);
        }
    }

    private bool Append(MetricSchema? schema, ReadOnlySpan<byte> payload, long step, RowCommit commit, out bool kept)
    {
        kept = false;
        if (_stepGuard is null)
            return Accept(_rows.Append(schema, _clock.Now, step, commit, payload), out kept);
        lock (_stepGuard.Gate)
        {
            _stepGuard.Check(step);
            bool running = Accept(_rows.Append(schema, _clock.Now, step, commit, payload), out kept);
            if (kept)
                _stepGuard.Add(step, commit);
            return running;
        }
    }

    private bool Accept(RowAppendResult result, out bool kept)
    {
        kept = result == RowAppendResult.Kept;
        return kept || Refuse(result);
    }

    /// <summary>Adds a record that values belong to. Any thread.</summary>
    /// <returns>False if the run has finished.</returns>
    public bool Append(Record record, ValueRow values)
    {
        Values.Add(values);
        RowAppendResult result = _rows.AppendRecord(_clock.Now, RecordProcessor.Encode(record));
        if (result == RowAppendResult.Kept)
            return true;
        Values.Remove(values.Ticket);
        return RefuseRecord(result);
    }

    /// <summary>Adds a record, which keeps its place among the rows. Any thread.</summary>
    /// <returns>False if the run has finished.</returns>
    public bool Append(Record record)
    {
        RowAppendResult result = _rows.AppendRecord(_clock.Now, RecordProcessor.Encode(record));
        return result == RowAppendResult.Kept || RefuseRecord(result);
    }

    /// <summary>Adds a record that has no place among the rows, and costs them nothing. Any thread.</summary>
    /// <returns>False if the run has finished.</returns>
    public bool AppendAside(Record record) => _loop.Aside.TryAdd(record);

    /// <summary>Adds a record of console output, which keeps its place among the rows. Any thread. What is not kept is its caller's to count.</summary>
    /// <param name="record">The record.</param>
    /// <param name="waits">Whether the call waits for room, as rows do; not inside of the console's lock.</param>
    public RowAppendResult AppendOutput(Record record, bool waits)
    {
        byte[] entry = RecordProcessor.Encode(record);
        return waits ? _rows.AppendRecord(_clock.Now, entry) : _rows.TryAppendRecord(_clock.Now, entry);
    }

    /// <summary>Writes the run's end. Once, by one thread.</summary>
    public RunReceipt Finish(int exitCode, LeftOutValues leftOut)
    {
        _finished = true;
        _rows.Close();
        _loop.Aside.Close();
        _loop.Finish(exitCode);
        LogOutcome outcome = _loop.Join();
        if (outcome.RowsTaken > outcome.RowsKept)
            _drops.Add(outcome.IsFault ? DropReason.Fault : DropReason.Disk, outcome.RowsTaken - outcome.RowsKept);
        Dispose();
        Values.Close();
        if (outcome.Error is null)
            DeleteRowBuffer();
        return new RunReceipt
        {
            Kept = outcome.RowsKept,
            DroppedByReason = _drops.ToDictionary(),
            KeyCounts = _loop.Metrics.CountValues(),
            NonFiniteLeftOut = leftOut.NonFinite,
            FamilyLeftOut = leftOut.BeyondFamily,
            Behind = outcome.RowsBehind,
            BeyondLineLimit = outcome.RowsBeyondLineLimit,
            ValuesLeftOut = outcome.ValuesLeftOut,
            Waits = _rows.Waits,
            Records = outcome.Records,
            ExitCode = exitCode,
            Runtime = TimeSpan.FromSeconds(outcome.RuntimeSeconds),
            LogPath = LogPath,
            Error = outcome.Error,
        };
    }

    /// <summary>Frees the row buffer. <see cref="Finish"/> does it too.</summary>
    public void Dispose()
    {
        _rows.Dispose();
        _wake.Dispose();
    }

    private void DeleteRowBuffer()
    {
        try
        {
            // In this order: the buffer's file is what tells a later run to look for the others.
            SpillFiles.DeleteAll(_directory.RowBufferPath);
            File.Delete(_directory.RowBufferPath);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogMessages.RowBufferNotDeleted(_logger, _directory.RowBufferPath, exception.Message);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool Refuse(RowAppendResult result)
    {
        DropReason reason = result switch
        {
            RowAppendResult.Full => DropReason.BufferFull,
            RowAppendResult.TooLarge => DropReason.TooLarge,
            RowAppendResult.Disk => DropReason.Disk,
            _ => DropReason.Fault,
        };
        if (result == RowAppendResult.Closed && (_finished || _loop.Fault is null))
            return false;
        if (_drops.Add(reason, 1) == 1)
            LogMessages.RowsDropped(_logger, reason.ToString());
        return true;
    }

    // A record is no row, so the account of rows stays as it is.
    private bool RefuseRecord(RowAppendResult result)
    {
        if (result == RowAppendResult.Closed && (_finished || _loop.Fault is null))
            return false;
        if (!Interlocked.Exchange(ref _hasRefusedRecord, true))
            LogMessages.RecordRefused(_logger, result.ToString());
        return true;
    }

    private static RowMemory CreateMemory(RunDirectory directory, RunOptions options)
    {
        long length = RowBufferLayout.BytesFor(options.RowBufferBytes);
        try
        {
            return RowMemory.Map(directory.RowBufferPath, length);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            LogMessages.RowBufferNotMapped(options.Logger, directory.Path, exception.Message);
            return RowMemory.Allocate(length);
        }
    }

    private ValueContext Context(RunSettings settings, RunOptions options) =>
        new(settings.RunId, settings.Project, settings.Entity ?? "", Path.Combine(_directory.Path, "files"), options.TimeProvider) { Increments = settings.Increments };

    private static TelemetryRecord FinalTelemetry(RunSettings settings, bool hasConfig)
    {
        TelemetryRecord telemetry = RunRecords.Telemetry(settings, hasConfig);
        telemetry.Feature.Finish = true;
        return telemetry;
    }
}
