using Instrument.Records;

namespace Instrument.Pipeline;

/// <summary>
/// Records on their way to the log that have no place among the rows, such as system metrics. They go past the row buffer, whose lock is
/// cheapest while one thread alone takes it: what measures the machine must not make every row dearer. Those of the last few milliseconds
/// are lost when the process is killed. Any thread.
/// </summary>
internal sealed class RecordsAside
{
    // An hour of system metrics; they wait only while the disk refuses to be written.
    private const int Capacity = 256;

    // Guards all fields below.
    private readonly Lock _gate = new();
    private readonly Queue<Record> _records = new();
    private long _leftOut;
    private bool _isClosed;

    /// <summary>How many were left out, because too many waited.</summary>
    public long LeftOut
    {
        get
        {
            lock (_gate)
                return _leftOut;
        }
    }

    /// <summary>Adds a record. The oldest makes room for it where that is needed.</summary>
    /// <returns>False if the run has finished.</returns>
    public bool TryAdd(Record record)
    {
        lock (_gate)
        {
            if (_isClosed)
                return false;
            if (_records.Count == Capacity)
            {
                _records.Dequeue();
                _leftOut++;
            }
            _records.Enqueue(record);
            return true;
        }
    }

    /// <summary>Takes the oldest record; <see langword="null"/> if there is none.</summary>
    public Record? Take()
    {
        lock (_gate)
            return _records.TryDequeue(out Record? record) ? record : null;
    }

    /// <summary>Lets no further record in.</summary>
    public void Close()
    {
        lock (_gate)
            _isClosed = true;
    }
}
