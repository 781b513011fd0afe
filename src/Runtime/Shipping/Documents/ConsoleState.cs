using System.Text;
using Instrument.Reading.Scanning;
using Instrument.Records;

namespace Instrument.Shipping.Documents;

/// <summary>
/// Turns console records into numbered lines (docs/wire/online.md §3.5): two terminals share one list, of which only the end can
/// still change. The same records give the same lines, with the times of their records.
/// </summary>
/// <param name="start">When the run started: the time of lines before the first record that has one.</param>
/// <param name="finished">Takes each line when it can no longer change, in order; <see langword="null"/> if nobody wants them.</param>
internal sealed class ConsoleState(DateTimeOffset start, Action<OutputLine>? finished = null)
{
    /// <summary>Characters of a line that are kept.</summary>
    public const int MaxColumns = 4096;

    private readonly Queue<OutputLine> _open = new();
    private readonly SortedDictionary<long, OutputLine> _changed = [];
    private DateTimeOffset _time = start;
    private TerminalEmulator? _output;
    private TerminalEmulator? _error;

    /// <summary>How many lines there have been.</summary>
    public long Lines { get; private set; }

    /// <summary>How many lines wait to be sent.</summary>
    public int ChangedLines => _changed.Count;

    /// <summary>The first line that waits to be sent; <see langword="null"/> if none does.</summary>
    public OutputLine? NextChanged
    {
        get
        {
            foreach (OutputLine line in _changed.Values)
                return line;
            return null;
        }
    }

    /// <summary>Takes what a program wrote.</summary>
    public void Apply(OutputRawRecord record)
    {
        _time = RecordTime.Of(record.Timestamp) ?? _time;
        Terminal(record.OutputType == OutputRawRecord.Types.OutputType.Stderr).Write(record.Line);
    }

    /// <inheritdoc cref="Apply(OutputRawRecord)"/>
    public void Apply(OutputRecord record)
    {
        _time = RecordTime.Of(record.Timestamp) ?? _time;
        Terminal(record.OutputType == OutputRecord.Types.OutputType.Stderr).Write(record.Line);
    }

    /// <summary>Takes text for the log itself: whole lines, which are neither cut nor interpreted.</summary>
    public void Apply(OutputLoggerRecord record)
    {
        _time = RecordTime.Of(record.Timestamp) ?? _time;
        string text = record.Line.EndsWith('\n') ? record.Line[..^1] : record.Line;
        foreach (string line in text.Split('\n'))
        {
            OutputLine next = NextLine(record.IsError);
            next.Set(line);
            Change(next);
        }
    }

    /// <summary>Takes note that <see cref="NextChanged"/> is on its way; it waits again when it changes.</summary>
    public void TakeChanged()
    {
        OutputLine line = NextChanged ?? throw new InvalidOperationException("No line waits.");
        line.IsChanged = false;
        _changed.Remove(line.Number);
    }

    /// <summary>Ends the output: all lines are finished.</summary>
    public void Finish()
    {
        while (_open.TryDequeue(out OutputLine? line))
            finished?.Invoke(line);
    }

    private TerminalEmulator Terminal(bool isError) => isError
        ? _error ??= new TerminalEmulator(() => NextLine(isError: true), Put)
        : _output ??= new TerminalEmulator(() => NextLine(isError: false), Put);

    private OutputLine NextLine(bool isError)
    {
        OutputLine line = new(Lines++, isError, _time);
        _open.Enqueue(line);
        if (_open.Count > TerminalEmulator.Height)
        {
            // Also where nobody wants it: it can no longer change.
            OutputLine oldest = _open.Dequeue();
            finished?.Invoke(oldest);
        }
        Change(line);
        return line;
    }

    private void Put(OutputLine line, Rune character, int column)
    {
        if (column < MaxColumns && line.Number >= Lines - _open.Count && line.Put(character, column))
            Change(line);
    }

    private void Change(OutputLine line)
    {
        if (line.IsChanged)
            return;
        line.IsChanged = true;
        _changed.Add(line.Number, line);
    }
}
