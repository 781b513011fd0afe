using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Instrument.Pipeline;
using Instrument.Records;
using Instrument.Rows;
using Microsoft.Extensions.Logging;

namespace Instrument.Media;

/// <summary>
/// Turns the media values of a row into files, records and the leaves that history holds of them (docs/wire/media.md §1). Log thread only.
/// </summary>
internal sealed class ValueRecorder
{
    private static readonly JsonWriterOptions JsonOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly RecordLog _log;
    private readonly ValueQueue _queue;
    private readonly ILogger _logger;
    private readonly ValueLeaves _leaves;
    private readonly Dictionary<string, string> _config = [];
    private readonly ArrayBufferWriter<byte> _text = new();
    private readonly Queue<(string Key, WandbValue Value)> _further = new();

    // The ticket of the row that is being read; 0 while it had no value.
    private long _ticket;
    private bool _warned;

    /// <summary>Prepares the recording of a run's values.</summary>
    public ValueRecorder(RecordLog log, MetricTable metrics, ValueQueue queue, ValueContext context, ILogger logger)
    {
        _log = log;
        _queue = queue;
        _logger = logger;
        _leaves = new ValueLeaves(metrics);
        Context = context;
        Store = new MediaStore(context.FilesDirectory);
    }

    /// <summary>The run.</summary>
    public ValueContext Context { get; }

    /// <summary>Takes warnings.</summary>
    public ILogger Logger => _logger;

    /// <summary>The run's media files.</summary>
    public MediaStore Store { get; }

    /// <summary>Values that are not in the log because their files could not be written.</summary>
    public long LeftOut { get; private set; }

    /// <summary>Writes a value's files and records, and hands its leaves to <paramref name="add"/>.</summary>
    /// <param name="metric">The value's metric.</param>
    /// <param name="value">The value as the row holds it.</param>
    /// <param name="step">The row's step.</param>
    /// <param name="intoPending">Whether the leaves go into the open row.</param>
    /// <param name="add">Takes the leaves.</param>
    public void Expand(MetricTrack metric, in RowValue value, long step, bool intoPending, HistogramLeaves.Receiver add)
    {
        if (Find((long)value.Low, (int)value.High, metric.Name) is not { } waiting)
            return;
        string stepText = step.ToString(CultureInfo.InvariantCulture);
        Expand(metric, waiting, stepText, intoPending, add);
        while (_further.TryDequeue(out (string Key, WandbValue Value) further))
            Expand(_leaves.Metric(further.Key), further.Value, stepText, intoPending, add);
    }

    /// <summary>Writes the files and records of a value that is set in the summary, and gives its object to the item.</summary>
    /// <param name="item">Names the value that waits.</param>
    /// <param name="key">The key of the item, as files are named after it.</param>
    /// <param name="step">What stands for the step there.</param>
    /// <returns>What the value sets in the summary beside itself.</returns>
    public IReadOnlyList<(string Key, string Json)> Summarize(SummaryItem item, string key, string step)
    {
        if (Find(item.ValueTicket, item.ValueIndex, key) is not { } waiting)
            return [];
        if (Write(waiting, [key], step))
            item.ValueJson = Encoding.UTF8.GetString(_text.WrittenSpan);
        List<(string Key, string Json)> others = [];
        while (_further.TryDequeue(out (string Key, WandbValue Value) further))
        {
            if (Write(further.Value, [further.Key], step))
                others.Add((further.Key, Encoding.UTF8.GetString(_text.WrittenSpan)));
        }
        return others;
    }

    /// <summary>Lets the values of the row go that was read.</summary>
    public void EndRow()
    {
        if (_ticket == 0)
            return;
        _queue.Remove(_ticket);
        _ticket = 0;
    }

    /// <summary>Appends a record.</summary>
    public void Append(Record record) => _log.AppendClient(record);

    /// <summary>Warns of a value that W&amp;B shows otherwise than it is, if it is the first.</summary>
    public void Warn(string key, string reason)
    {
        if (!_warned)
            LogMessages.ValueShownOtherwise(_logger, key, reason);
        _warned = true;
    }

    /// <summary>Adds another value to the row.</summary>
    public void AddToRow(string key, WandbValue value) => _further.Enqueue((key, value));

    /// <summary>Sets a value of the config, if it is not set to that already.</summary>
    public void SetConfig(IReadOnlyList<string> path, string json)
    {
        string name = string.Join('\0', path);
        if (_config.TryGetValue(name, out string? present) && present == json)
            return;
        _config[name] = json;
        ConfigItem item = new() { ValueJson = json };
        item.NestedKey.Add(path);
        Append(new Record { Config = new ConfigRecord { Update = { item } } });
    }

    private void Expand(MetricTrack metric, WandbValue value, string step, bool intoPending, HistogramLeaves.Receiver add)
    {
        if (Write(value, metric.Segments, step))
            _leaves.Expand(metric, _text.WrittenSpan, intoPending, add);
    }

    private WandbValue? Find(long ticket, int index, string key)
    {
        _ticket = ticket;
        if (_queue.Find(ticket) is { } row && index < row.Count)
            return row[index];
        LeaveOut(key, "it died with its process");
        return null;
    }

    // Whether it has left an object in the text.
    private bool Write(WandbValue value, string[] path, string step)
    {
        _text.ResetWrittenCount();
        int further = _further.Count;
        try
        {
            using Utf8JsonWriter json = new(_text, JsonOptions);
            value.Write(new ValueBinding(this, path, step), json);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            // What it wanted to log beside itself goes with it.
            while (_further.Count > further)
                _further.Dequeue();
            LeaveOut(string.Join('.', path), exception.Message);
            return false;
        }
        return _text.WrittenCount != 0;
    }

    private void LeaveOut(string key, string reason)
    {
        if (LeftOut++ == 0)
            LogMessages.ValueLeftOut(_logger, key, reason);
    }
}
