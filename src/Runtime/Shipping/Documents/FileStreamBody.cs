using System.Globalization;
using Instrument.Records;

namespace Instrument.Shipping.Documents;

/// <summary>
/// Composes the body of a file_stream request (docs/wire/online.md §3.2) in memory that is used again for the next one. The caller
/// numbers the lines, so a body that is composed twice from the same records is the same. Owned by one thread at a time.
/// </summary>
internal sealed class FileStreamBody(FileStreamLimits limits, HistoryLineWriter history, EventLineWriter events) : IDisposable
{
    private readonly FileStreamChunk _history = new("wandb-history.jsonl"u8);
    private readonly FileStreamChunk _events = new("wandb-events.jsonl"u8);
    private readonly FileStreamChunk _summary = new("wandb-summary.json"u8);
    private readonly FileStreamChunk _output = new("output.log"u8);
    private readonly List<string> _uploaded = [];
    private readonly ByteBuffer _body = new();
    private long _rawBytes;
    private long _historyBytes;
    private long _summaryBytes;
    private int? _exitCode;

    /// <summary>Whether the request would say nothing but that the run is alive.</summary>
    public bool IsEmpty => Lines == 0 && _uploaded.Count == 0 && !IsPreempting && !IsComplete;

    /// <summary>Lines in the request.</summary>
    public int Lines => _history.Lines + _events.Lines + _summary.Lines + _output.Lines;

    /// <summary>Rows in the request.</summary>
    public int HistoryLines => _history.Lines;

    /// <summary>Bytes of all lines before they are escaped, which is what the limit counts.</summary>
    public long RawBytes => _rawBytes + _summaryBytes;

    /// <summary>Whether the server is asked to be patient because the machine is about to be taken away.</summary>
    public bool IsPreempting { get; set; }

    /// <summary>Whether this is the run's last request.</summary>
    public bool IsComplete => _exitCode is not null;

    /// <summary>Adds a row.</summary>
    /// <param name="number">Its line's number; lines of one body follow each other.</param>
    /// <param name="record">The bytes of the <c>HistoryRecord</c>.</param>
    /// <exception cref="ArgumentException">The number does not follow the last one.</exception>
    public LineAddition TryAddHistory(long number, ReadOnlySpan<byte> record)
    {
        ThrowIfGap(_history, number);
        int length = history.Write(record, _history.Begin());
        return length == HistoryLineWriter.Unreadable ? Refuse(_history, LineAddition.Unreadable) : Settle(_history, number, length, limits.MaxLineBytes);
    }

    /// <summary>Adds a sample of system metrics.</summary>
    /// <exception cref="ArgumentException">The number does not follow the last one.</exception>
    public LineAddition TryAddEvent(long number, StatsRecord sample)
    {
        ThrowIfGap(_events, number);
        return Settle(_events, number, events.Write(sample, _events.Begin()), limits.MaxLineBytes);
    }

    /// <summary>Adds a console line. Only consecutive ones fit into a request; another one has to wait.</summary>
    /// <param name="number">The line's number.</param>
    /// <param name="line">The line in UTF-8, as <see cref="ConsoleLineFormat"/> writes it.</param>
    public LineAddition TryAddConsoleLine(long number, ReadOnlySpan<byte> line)
    {
        if (!_output.Continues(number))
            return LineAddition.Full;
        // A console line has no limit of its own but the number of its characters.
        return Settle(_output, number, LineText.WriteText(line, _output.Begin()), int.MaxValue);
    }

    /// <summary>Sets the summary, in place of the one that the request has.</summary>
    /// <param name="line">All of the summary, as <see cref="SummaryState"/> writes it.</param>
    public LineAddition TrySetSummary(ReadOnlySpan<byte> line)
    {
        if (line.Length > limits.MaxLineBytes)
            return LineAddition.TooLong;
        bool isFirst = Lines - _summary.Lines == 0;
        if (!isFirst && _rawBytes + line.Length > limits.MaxBodyBytes)
            return LineAddition.Full;
        _summary.Clear();
        LineText.WriteText(line, _summary.Begin());
        _summary.End(0);
        _summaryBytes = line.Length;
        return LineAddition.Added;
    }

    /// <summary>Tells that a run file has been uploaded.</summary>
    /// <param name="path">Its path below the run's files, with forward slashes.</param>
    public void AddUploaded(string path) => _uploaded.Add(path);

    /// <summary>Makes this the run's last request.</summary>
    public void Complete(int exitCode) => _exitCode = exitCode;

    /// <summary>The whole body, valid until the next call of anything but <see cref="Finish"/>.</summary>
    public ReadOnlyMemory<byte> Finish()
    {
        _body.Clear();
        _body.Write((byte)'{');
        WriteChunks();
        WriteUploaded();
        if (IsPreempting)
            WriteName("preempting"u8, "true"u8);
        if (_exitCode is { } code)
        {
            WriteName("complete"u8, "true"u8);
            WriteName("exitcode"u8, []);
            code.TryFormat(_body.Reserve(11), out int digits, default, CultureInfo.InvariantCulture);
            _body.Advance(digits);
        }
        _body.Write((byte)'}');
        return _body.Memory;
    }

    /// <summary>Takes the rows out again.</summary>
    public void DropHistory()
    {
        _history.Clear();
        _rawBytes -= _historyBytes;
        _historyBytes = 0;
    }

    /// <summary>Forgets everything, for the next request.</summary>
    public void Clear()
    {
        _history.Clear();
        _events.Clear();
        _summary.Clear();
        _output.Clear();
        _uploaded.Clear();
        _body.Clear();
        _rawBytes = 0;
        _historyBytes = 0;
        _summaryBytes = 0;
        IsPreempting = false;
        _exitCode = null;
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        _history.Dispose();
        _events.Dispose();
        _summary.Dispose();
        _output.Dispose();
        _body.Dispose();
    }

    private static void ThrowIfGap(FileStreamChunk chunk, long number)
    {
        if (!chunk.Continues(number))
            throw new ArgumentException("The line's number does not follow the one before it.", nameof(number));
    }

    private static LineAddition Refuse(FileStreamChunk chunk, LineAddition reason)
    {
        chunk.Undo();
        return reason;
    }

    private LineAddition Settle(FileStreamChunk chunk, long number, int length, int limit)
    {
        if (length > limit)
            return Refuse(chunk, LineAddition.TooLong);
        if (Lines != 0 && RawBytes + length > limits.MaxBodyBytes)
            return Refuse(chunk, LineAddition.Full);
        chunk.End(number);
        _rawBytes += length;
        if (chunk == _history)
            _historyBytes += length;
        return LineAddition.Added;
    }

    private void WriteChunks()
    {
        if (Lines == 0)
            return;
        WriteName("files"u8, "{"u8);
        bool any = false;
        foreach (FileStreamChunk chunk in (ReadOnlySpan<FileStreamChunk>)[_history, _events, _summary, _output])
        {
            if (chunk.Lines == 0)
                continue;
            if (any)
                _body.Write((byte)',');
            any = true;
            chunk.WriteTo(_body);
        }
        _body.Write((byte)'}');
    }

    private void WriteUploaded()
    {
        if (_uploaded.Count == 0)
            return;
        WriteName("uploaded"u8, "["u8);
        for (int index = 0; index < _uploaded.Count; index++)
        {
            _body.Write(index == 0 ? "\""u8 : ",\""u8);
            LineText.WriteText(System.Text.Encoding.UTF8.GetBytes(_uploaded[index]), _body);
            _body.Write((byte)'"');
        }
        _body.Write((byte)']');
    }

    private void WriteName(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        // The body is never empty here: it starts with its brace.
        if (_body.Length != 1)
            _body.Write((byte)',');
        _body.Write((byte)'"');
        _body.Write(name);
        _body.Write("\":"u8);
        _body.Write(value);
    }
}
