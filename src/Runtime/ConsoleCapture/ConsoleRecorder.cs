using System.Text;
using Google.Protobuf.WellKnownTypes;
using Instrument.Records;
using Instrument.Rows;
using Instrument.Settings;

namespace Instrument.ConsoleCapture;

/// <summary>
/// Turns what a program writes to its console into records of a run's log: a line is put among the rows when it has ended, so it is kept as a
/// row is; an unfinished one a tenth of a second after it was begun, or when the other stream is written to.
/// </summary>
/// <remarks>
/// All fields belong to the lock. Whoever holds it may hold the console's own lock too, so nothing is waited for and nobody is told anything
/// inside of it: a logger may write to the console, and wait for somebody who does.
/// </remarks>
internal sealed class ConsoleRecorder : IOutputListener
{
    /// <summary>How long an unfinished line stays in memory.</summary>
    public static readonly TimeSpan UnfinishedLineDelay = TimeSpan.FromMilliseconds(100);

    private readonly Lock _gate = new();
    private readonly ConsoleSettings _settings;
    private readonly ApiKey? _secret;
    private readonly TimeProvider _time;
    private readonly OutputLimitPolicy _limit;
    private readonly ITimer _timer;
    private readonly long _start;
    private readonly OutputChunk _output = new();
    private readonly OutputChunk _error = new();
    private Func<Record, RowAppendResult> _append;
    private OutputAccount _account;
    private long _gapBytes;
    private long _gapLines;
    private OutputDecision _gapReason;
    private bool _isEndTold;
    private bool _isTimerSet;
    private bool _isClosed;

    /// <summary>Makes a recorder, which has heard nothing yet.</summary>
    /// <param name="settings">The limits.</param>
    /// <param name="secret">The key that is taken out of the text; <see langword="null"/> for none.</param>
    /// <param name="time">The clock.</param>
    /// <param name="append">Puts a record among the rows without waiting for room.</param>
    public ConsoleRecorder(ConsoleSettings settings, ApiKey? secret, TimeProvider time, Func<Record, RowAppendResult> append)
    {
        _settings = settings;
        _secret = secret;
        _time = time;
        _append = append;
        _limit = new OutputLimitPolicy(settings.MaxBytes, settings.MaxBytesPerSecond);
        _start = time.GetTimestamp();
        _timer = time.CreateTimer(_ => FlushUnfinished(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The bug that ended the recording, if one did.</summary>
    public Exception? Fault { get; private set; }

    /// <inheritdoc/>
    public void Hear(bool isError, ReadOnlySpan<char> text, ReadOnlySpan<char> ending)
    {
        lock (_gate)
        {
            if (_isClosed)
                return;
            try
            {
                // What was written before comes before.
                Flush(!isError, isLast: false);
                Add(isError, text);
                Add(isError, ending);
                OutputChunk chunk = Chunk(isError);
                if (chunk.HasLineEnd)
                    Flush(isError, isLast: false);
                else if (chunk.HasText)
                    SetTimer();
            }
            catch (Exception exception) when (Fails(exception))
            {
            }
        }
    }

    /// <summary>Adds the text of the exception that ends the process, which the runtime writes past the console's writers. No limit applies to it.</summary>
    public void AddLast(string text)
    {
        lock (_gate)
        {
            if (_isClosed)
                return;
            try
            {
                Flush(isError: false, isLast: false);
                Flush(isError: true, isLast: true);
                TellGap();
                DateTimeOffset now = _time.GetUtcNow();
                ReadOnlySpan<char> rest = text;
                while (!rest.IsEmpty)
                {
                    _error.Add(ref rest, now);
                    ReadOnlySpan<char> taken = _error.Text(isLast: rest.IsEmpty);
                    Put(isError: true, now, taken);
                    _error.Remove(taken.Length);
                }
            }
            catch (Exception exception) when (Fails(exception))
            {
            }
        }
    }

    /// <summary>Ends the recording. Not by a thread that is writing to the console: it may wait for the log as rows do.</summary>
    /// <param name="append">Puts a record among the rows, and waits for room.</param>
    /// <returns>What became of all output.</returns>
    public OutputAccount Stop(Func<Record, RowAppendResult> append)
    {
        List<Record> rest = [];
        OutputAccount account;
        lock (_gate)
        {
            if (!_isClosed)
                FlushLast(rest);
            _isClosed = true;
            account = _account;
        }
        _timer.Dispose();
        foreach (Record record in rest)
        {
            if (append(record) != RowAppendResult.Kept && record.OutputRaw is { } lost)
                account = WithLost(account, lost.Line);
        }
        return account;
    }

    private OutputChunk Chunk(bool isError) => isError ? _error : _output;

    private void Add(bool isError, ReadOnlySpan<char> text)
    {
        OutputChunk chunk = Chunk(isError);
        while (!text.IsEmpty)
        {
            chunk.Add(ref text, _time.GetUtcNow());
            if (chunk.IsFull || !text.IsEmpty)
                Flush(isError, isLast: false);
        }
    }

    private void Flush(bool isError, bool isLast)
    {
        OutputChunk chunk = Chunk(isError);
        ReadOnlySpan<char> text = chunk.Text(isLast);
        if (text.IsEmpty)
            return;
        OutputDecision decision = _limit.Decide(Encoding.UTF8.GetByteCount(text), _time.GetElapsedTime(_start));
        if (decision == OutputDecision.BeyondRun && !_isEndTold)
            _isEndTold = TellGap() && _append(OutputNote.End(_settings)) == RowAppendResult.Kept;
        if (decision != OutputDecision.Keep)
            LeaveOut(text, decision);
        else if (TellGap())
            Put(isError, chunk.Since, text);
        else
            LeaveOut(text, OutputDecision.BufferFull);
        chunk.Remove(text.Length);
    }

    private void Put(bool isError, DateTimeOffset since, ReadOnlySpan<char> text)
    {
        string line = text.ToString();
        OutputRawRecord output = new()
        {
            OutputType = isError ? OutputRawRecord.Types.OutputType.Stderr : OutputRawRecord.Types.OutputType.Stdout,
            Timestamp = since.ToTimestamp(),
            Line = _secret?.RemoveFrom(line) ?? line,
        };
        if (_append(new Record { OutputRaw = output }) == RowAppendResult.Kept)
            _account = _account with { Bytes = _account.Bytes + Encoding.UTF8.GetByteCount(output.Line) };
        else
            LeaveOut(text, OutputDecision.BufferFull);
    }

    // Returns whether the log tells of everything that it lacks.
    private bool TellGap()
    {
        if (_gapBytes == 0)
            return true;
        if (_append(OutputNote.Gap(_gapBytes, _gapLines, _gapReason, _settings)) != RowAppendResult.Kept)
            return false;
        _gapBytes = 0;
        _gapLines = 0;
        return true;
    }

    private void LeaveOut(ReadOnlySpan<char> text, OutputDecision reason)
    {
        int bytes = Encoding.UTF8.GetByteCount(text);
        int lines = text.Count('\n');
        _gapBytes += bytes;
        _gapLines += lines;
        _gapReason = reason;
        _account = _account with { LeftOutBytes = _account.LeftOutBytes + bytes, LeftOutLines = _account.LeftOutLines + lines };
    }

    private void FlushLast(List<Record> records)
    {
        _append = record =>
        {
            records.Add(record);
            return RowAppendResult.Kept;
        };
        try
        {
            Flush(isError: false, isLast: true);
            Flush(isError: true, isLast: true);
            TellGap();
        }
        catch (Exception exception) when (Fails(exception))
        {
        }
    }

    private static OutputAccount WithLost(OutputAccount account, string text)
    {
        int bytes = Encoding.UTF8.GetByteCount(text);
        return new OutputAccount(account.Bytes - bytes, account.LeftOutBytes + bytes, account.LeftOutLines + text.AsSpan().Count('\n'));
    }

    private void SetTimer()
    {
        if (_isTimerSet)
            return;
        _isTimerSet = true;
        _timer.Change(UnfinishedLineDelay, Timeout.InfiniteTimeSpan);
    }

    private void FlushUnfinished()
    {
        lock (_gate)
        {
            _isTimerSet = false;
            if (_isClosed)
                return;
            try
            {
                Flush(isError: false, isLast: false);
                Flush(isError: true, isLast: false);
            }
            catch (Exception exception) when (Fails(exception))
            {
            }
        }
    }

    // A bug here must not end the program, which only wanted to print: it ends the recording, and the run tells of it at its end.
    private bool Fails(Exception exception)
    {
        Fault = exception;
        _isClosed = true;
        return true;
    }
}
