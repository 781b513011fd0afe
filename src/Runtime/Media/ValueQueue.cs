using System.Diagnostics;

namespace Instrument.Media;

/// <summary>
/// Values on their way from the callers of Log to the log thread. What they may hold in memory is bounded: a call that starts a row with
/// values waits until the rows before it have given enough back, but not for ever. Any thread.
/// </summary>
/// <param name="capacity">Bytes of memory at which the next row waits.</param>
/// <param name="patience">How long a row waits at most.</param>
internal sealed class ValueQueue(long capacity, TimeSpan patience)
{
    /// <summary>Bytes that the values of a run may hold, if not said otherwise.</summary>
    public const long DefaultCapacity = 256L << 20;

    // Guards all fields below; it is pulsed when bytes are given back.
    private readonly object _gate = new();
    private readonly Dictionary<long, ValueRow> _rows = [];
    private long _lastTicket;
    private long _held;
    private long _waits;
    private bool _closed;

    /// <summary>How often a call waited.</summary>
    public long Waits
    {
        get
        {
            lock (_gate)
                return _waits;
        }
    }

    /// <summary>Bytes that waiting values hold.</summary>
    public long HeldBytes
    {
        get
        {
            lock (_gate)
                return _held;
        }
    }

    /// <summary>Starts a row that has values. Waits while too much waits already.</summary>
    public ValueRow Begin()
    {
        lock (_gate)
        {
            if (_held >= capacity && !_closed)
                WaitForRoom();
            return new ValueRow(++_lastTicket);
        }
    }

    /// <summary>Hands the values of a row over, before the row itself is handed over.</summary>
    public void Add(ValueRow row)
    {
        lock (_gate)
        {
            if (_closed)
                return;
            _rows.Add(row.Ticket, row);
            _held += row.HeldBytes;
        }
    }

    /// <summary>The values of a row; <see langword="null"/> if they were taken, or died with another process.</summary>
    public ValueRow? Find(long ticket)
    {
        lock (_gate)
            return _rows.GetValueOrDefault(ticket);
    }

    /// <summary>Lets the values of a row go: they are written, or their row is not.</summary>
    public void Remove(long ticket)
    {
        lock (_gate)
        {
            if (!_rows.Remove(ticket, out ValueRow? row))
                return;
            _held -= row.HeldBytes;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Lets all values go and no further one in.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            _rows.Clear();
            _held = 0;
            Monitor.PulseAll(_gate);
        }
    }

    private void WaitForRoom()
    {
        _waits++;
        long start = Stopwatch.GetTimestamp();
        while (_held >= capacity && !_closed)
        {
            TimeSpan left = patience - Stopwatch.GetElapsedTime(start);
            if (left <= TimeSpan.Zero)
                return;
            Monitor.Wait(_gate, left < MaxWait ? left : MaxWait);
        }
    }

    // Monitor.Wait takes no more than int.MaxValue milliseconds.
    private static readonly TimeSpan MaxWait = TimeSpan.FromHours(1);
}
