using Google.Protobuf;
using Instrument.Records;
using Instrument.TransactionLog;

namespace Instrument.Pipeline;

/// <summary>Numbers records and appends them to the transaction log. Log thread only.</summary>
/// <param name="writer">The log.</param>
/// <param name="runId">The run's id.</param>
/// <param name="lastNum">The number of the last record that the log has.</param>
internal sealed class RecordLog(LogWriter writer, string runId, long lastNum = 0)
{
    private const int InitialCapacity = 1024;

    // A single large record must not hold its memory until the end of the run.
    private const int KeptCapacity = 1 << 20;

    private long _num = lastNum;
    private byte[] _buffer = new byte[InitialCapacity];

    /// <summary>The number that the next record gets.</summary>
    public long NextNum => _num + 1;

    /// <summary>Bytes that the operating system does not have yet.</summary>
    public int PendingBytes => writer.PendingBytes;

    /// <summary>The log's length when everything appended is written.</summary>
    public long Length => writer.Length;

    /// <summary>Appends a record that the client sends in the official architecture: it names its stream.</summary>
    public void AppendClient(Record record)
    {
        record.Info = new RecordInfo { StreamId = runId };
        Append(record);
    }

    /// <summary>Appends a record.</summary>
    public void Append(Record record)
    {
        record.Num = ++_num;
        int size = record.CalculateSize();
        if (_buffer.Length < size)
            _buffer = new byte[Math.Max(size, _buffer.Length * 2)];
        record.WriteTo(_buffer.AsSpan(0, size));
        writer.Append(_buffer.AsSpan(0, size));
        if (_buffer.Length > KeptCapacity)
            _buffer = new byte[InitialCapacity];
    }

    /// <summary>Appends an encoded record, whose number must be <see cref="NextNum"/>.</summary>
    public void AppendEncoded(ReadOnlySpan<byte> record)
    {
        _num++;
        writer.Append(record);
    }

    /// <summary>Hands all records to the operating system.</summary>
    public LogWriteResult Flush() => writer.Flush();

    /// <summary>Hands all records to the device, so that they outlive the machine's power.</summary>
    public LogWriteResult FlushToDisk() => writer.FlushToDisk();

    /// <summary>Flushes and closes the log.</summary>
    public LogWriteResult Close() => writer.Close();
}
