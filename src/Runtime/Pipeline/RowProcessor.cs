using Instrument.Generated;
using Instrument.Media;
using Instrument.Records;
using Instrument.Rows;
using Microsoft.Extensions.Logging;

namespace Instrument.Pipeline;

/// <summary>
/// Turns rows of the buffer into history records: gives them steps, joins rows of one step, adds the automatic values, and keeps
/// the figures for the summary. Log thread only.
/// </summary>
internal sealed class RowProcessor(RecordLog log, RunClock clock, MetricTable metrics, ILogger logger, ValueRecorder? values = null)
{
    private readonly HistoryRecordWriter _record = new();
    private readonly PendingRow _pending = new();
    private readonly StepState _steps = new();
    private readonly List<MetricTrack> _axes = [];

    // The metrics of a row that names its own keys, in its order.
    private readonly List<MetricTrack> _named = [];
    private readonly RecordProcessor _commands = new(log, metrics, values);
    private readonly HistogramLeaves _histograms = new(metrics);
    private readonly LineLimit _lineLimit = new(logger);
    private HistogramLeaves.Receiver? _add;
    private long _valuesLost;
    private bool _warnedOfValues;

    // Number of the row being built, from 1; a metric whose LastRow equals it is in the row.
    private long _row = 1;

    /// <summary>Rows taken from the buffer.</summary>
    public long RowsTaken { get; private set; }

    /// <summary>Time of the last row taken.</summary>
    public long LastStamp { get; private set; }

    /// <summary>Makes the state that a log left: the next row gets this step.</summary>
    public void Restore(long nextStep) => _steps.Advance(nextStep);

    /// <summary>Of these, the rows whose history record is written. The others are in the open row.</summary>
    public long RowsFinished { get; private set; }

    /// <summary>History records written. Less than the rows taken when rows of one step were joined.</summary>
    public long RecordsWritten { get; private set; }

    /// <summary>Rows whose explicit step lay behind.</summary>
    public long RowsBehind => _steps.Behind;

    /// <summary>Rows in history records whose line W&amp;B refuses because of its length.</summary>
    public long RowsBeyondLineLimit => _lineLimit.Rows;

    /// <summary>Media values that recovered rows lack, because they died with their process.</summary>
    public long ValuesLost => _valuesLost + _commands.ValuesLost;

    /// <summary>The step of the open or the next row.</summary>
    public long CurrentStep => _steps.Current;

    /// <summary>Where in the buffer the open row starts; <see langword="null"/> if none is open.</summary>
    public long? OpenSince => _pending.IsOpen ? _pending.Start : null;

    /// <summary>Takes an entry of the buffer: a row, or a record that has its place among the rows.</summary>
    public void Process(in RowView row)
    {
        if (row.Header.Tag == RowHeader.Record)
        {
            _commands.Process(row);
            return;
        }
        RowsTaken++;
        LastStamp = row.Header.Stamp;
        long? step = row.Header.Step == RowHeader.NextStep ? null : row.Header.Step;
        long behind = _steps.Behind;
        StepDecision decision = _steps.Decide(step, row.Header.Commit, _pending.IsOpen);
        if (behind == 0 && _steps.Behind == 1)
            LogMessages.StepBehind(logger, row.Header.Step, _steps.Current);
        if (decision.CloseOpenRow)
            FinishPending(decision.NextStep);
        if (decision.KeepOpen || _pending.IsOpen || (row.Schema is null && RepeatsKeys(row.Payload)))
        {
            _pending.Join(row.Header.Stamp, row.Position);
            Read(row, intoPending: true);
            values?.EndRow();
            if (!decision.KeepOpen)
                FinishPending(null);
            return;
        }
        _record.Begin();
        Read(row, intoPending: false);
        values?.EndRow();
        Finish(row.Header.Stamp, calls: 1, null);
    }

    /// <summary>Finishes the open row, at the end of the run.</summary>
    public void Complete()
    {
        if (_pending.IsOpen)
            FinishPending(null);
    }

    private void Read(in RowView row, bool intoPending)
    {
        RowPayloadReader reader = new(row.Payload);
        if (row.Schema is not { } schema)
        {
            for (int i = 0; reader.HasMore; i++)
            {
                RowValue value = reader.ReadEntry(out ReadOnlySpan<byte> path);
                Add(intoPending ? metrics.Get(path) : _named[i], value, intoPending);
            }
            return;
        }
        if (!metrics.TryGetSchema(schema, out MetricTrack[]? tracks))
            tracks = Introduce(schema);
        reader.SkipPresence(schema);
        ReadOnlySpan<MetricField> fields = schema.Fields;
        int optional = 0;
        for (int i = 0; i < tracks.Length; i++)
        {
            MetricField field = fields[i];
            if (!field.Optional || reader.IsPresent(optional++))
                Add(tracks[i], reader.Read(field.Kind), intoPending);
        }
    }

    // Whether a row that names its own keys gives one of them two values, or a value and one within it: only the later one counts.
    private bool RepeatsKeys(ReadOnlySpan<byte> payload)
    {
        _named.Clear();
        bool repeats = false;
        RowPayloadReader reader = new(payload);
        while (reader.HasMore)
        {
            reader.ReadEntry(out ReadOnlySpan<byte> path);
            MetricTrack track = metrics.Get(path);
            repeats |= track.LastRow == _row || track.OverlapsRow(_row);
            track.LastRow = _row;
            _named.Add(track);
        }
        // Under the next number none of them is in the row yet.
        _row++;
        return repeats;
    }

    private void Add(MetricTrack track, in RowValue value, bool intoPending)
    {
        if (value.Kind == MetricKind.Histogram)
            _histograms.Expand(track, value, intoPending, _add ??= Add);
        else if (value.Kind == MetricKind.Value)
            AddValue(track, value, intoPending);
        else if (intoPending)
            _pending.Set(track, value, _row);
        else
            Write(track, value);
    }

    private void AddValue(MetricTrack track, in RowValue value, bool intoPending)
    {
        if (values is not null)
        {
            values.Expand(track, value, _steps.Current, intoPending, _add ??= Add);
            return;
        }
        // A recovered row: what it needed was in the memory of a process that is dead.
        _valuesLost++;
        if (!_warnedOfValues)
            LogMessages.ValueLeftOut(logger, track.Name, "it died with its process");
        _warnedOfValues = true;
    }

    private void Write(MetricTrack track, in RowValue value)
    {
        track.LastRow = _row;
        if (track.GlobVersion != metrics.Definitions.GlobVersion && metrics.Expand(track) is { } expanded)
            log.Append(new Record { Metric = expanded });
        _record.WriteItem(track.EncodedPath, value);
        track.Update(value);
        if (track.SyncedAxis is { } axis && !_axes.Contains(axis))
            _axes.Add(axis);
    }

    private void FinishPending(long? nextStep)
    {
        _record.Begin();
        for (int i = 0; i < _pending.Count; i++)
            Write(_pending.Track(i), _pending.Value(i));
        int calls = _pending.Calls;
        _pending.Clear();
        Finish(_pending.Stamp, calls, nextStep);
    }

    private void Finish(long stamp, int calls, long? nextStep)
    {
        // The list grows on the way when an axis has an axis.
        for (int i = 0; i < _axes.Count; i++)
        {
            MetricTrack axis = _axes[i];
            if (axis.LastRow != _row && !axis.OverlapsRow(_row))
                Write(axis, new RowValue(MetricKind.Double, BitConverter.DoubleToUInt64Bits(axis.LastNumber), 0, default));
        }
        _axes.Clear();
        long step = _steps.Current;
        WriteSeconds(metrics.Timestamp, clock.ToUnixTicks(stamp));
        WriteSeconds(metrics.Runtime, clock.ToRuntimeTicks(stamp));
        Write(metrics.Step, new RowValue(MetricKind.Int64, (ulong)step, 0, default));
        ReadOnlySpan<byte> record = _record.End(log.NextNum, step, calls);
        if (LineLimit.MayExceed(record))
            _lineLimit.Count(record, calls);
        log.AppendEncoded(record);
        RecordsWritten++;
        RowsFinished += calls;
        _row++;
        _steps.Advance(nextStep);
    }

    private void WriteSeconds(MetricTrack track, long ticks)
    {
        Span<byte> text = stackalloc byte[JsonValue.MaxNumberBytes];
        Write(track, new RowValue(MetricKind.Json, 0, 0, text[..JsonValue.WriteSeconds(ticks, text)]));
    }

    private MetricTrack[] Introduce(MetricSchema schema)
    {
        foreach (MetricField field in schema.Fields)
        {
            if (!field.HasDefinition)
                continue;
            MetricRecord definition = RunRecords.Metric(field);
            if (metrics.Define(definition))
                log.AppendClient(new Record { Metric = definition });
        }
        return metrics.AddSchema(schema);
    }
}
