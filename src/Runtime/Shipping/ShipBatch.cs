using Instrument.Records;
using Instrument.Shipping.Documents;

namespace Instrument.Shipping;

/// <summary>
/// The file_stream request that is being filled: its body, and where its rows are in the log, so that a refused request can be taken
/// apart. Owned by the shipper's loop.
/// </summary>
internal sealed class ShipBatch(FileStreamBody body, HistoryCursor cursor, ShipState state) : IDisposable
{
    private readonly List<BatchRow> _rows = [];

    /// <summary>The body.</summary>
    public FileStreamBody Body => body;

    /// <summary>The rows in the body, in order.</summary>
    public IReadOnlyList<BatchRow> Rows => _rows;

    /// <summary>Calls of <c>Log</c> that the rows in the body are made of.</summary>
    public long LoggedRows { get; private set; }

    /// <summary>Lines of system metrics in the body.</summary>
    public int Events { get; private set; }

    /// <summary>Whether something had to wait for the next request.</summary>
    public bool IsFull { get; set; }

    /// <summary>Adds a row, unless the server has it or refuses it.</summary>
    /// <param name="offset">Where the row's record starts in the log.</param>
    /// <param name="record">The record.</param>
    /// <param name="peek">What the record is.</param>
    /// <returns>Whether the row is dealt with; if not, it waits for the next request.</returns>
    public RowFate Add(long offset, ReadOnlySpan<byte> record, in RecordPeek peek)
    {
        if (cursor.IsRefused)
        {
            cursor.Refuse();
            return RowFate.RefusedBefore;
        }
        if (cursor.IsAccepted)
        {
            cursor.Pass();
            return RowFate.SentBefore;
        }
        switch (body.TryAddHistory(state.HistoryBase.GetValueOrDefault() + cursor.Line, record.Slice(peek.Start, peek.Length)))
        {
            case LineAddition.Added:
                _rows.Add(new BatchRow(offset, cursor.Place, cursor.Line));
                LoggedRows += peek.Rows;
                cursor.Pass();
                return RowFate.Added;
            case LineAddition.Full:
                IsFull = true;
                return RowFate.Waits;
            case LineAddition.TooLong:
                cursor.Refuse();
                return RowFate.TooLong;
            default:
                cursor.Refuse();
                return RowFate.Unreadable;
        }
    }

    /// <summary>Adds a sample of system metrics.</summary>
    /// <returns>Whether it is dealt with; if not, it waits for the next request.</returns>
    public bool AddEvent(long line, StatsRecord sample)
    {
        if (line < state.EventsAccepted)
            return true;
        LineAddition addition = body.TryAddEvent(state.EventsBase + line, sample);
        IsFull |= addition == LineAddition.Full;
        if (addition == LineAddition.Added)
            Events++;
        return addition != LineAddition.Full;
    }

    /// <summary>Adds the console lines that have changed, as far as they go into one request.</summary>
    public void AddConsole(ConsoleState console, ConsoleLineFormat format)
    {
        while (console.NextChanged is { } line)
        {
            if (body.TryAddConsoleLine(state.ConsoleBase + line.Number, format.Format(line)) == LineAddition.Full)
            {
                IsFull = true;
                return;
            }
            console.TakeChanged();
        }
    }

    /// <summary>Starts the next request.</summary>
    public void Clear()
    {
        body.Clear();
        _rows.Clear();
        LoggedRows = 0;
        Events = 0;
        IsFull = false;
    }

    /// <inheritdoc/>
    public void Dispose() => body.Dispose();
}

/// <summary>A row in a request.</summary>
/// <param name="Offset">Where its record starts in the log.</param>
/// <param name="Place">Its place among the log's history records.</param>
/// <param name="Line">Its line, counted from 0 for this log.</param>
internal readonly record struct BatchRow(long Offset, long Place, long Line);

/// <summary>What becomes of a row of the log.</summary>
internal enum RowFate
{
    /// <summary>It is in the request.</summary>
    Added,

    /// <summary>It does not fit and waits for the next request.</summary>
    Waits,

    /// <summary>An earlier shipping has sent it.</summary>
    SentBefore,

    /// <summary>An earlier shipping has found that the server does not take it.</summary>
    RefusedBefore,

    /// <summary>It is longer than any line that the server takes.</summary>
    TooLong,

    /// <summary>Its bytes are no row.</summary>
    Unreadable,
}
