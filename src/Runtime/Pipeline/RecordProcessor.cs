using System.Buffers.Binary;
using Instrument.Media;
using Instrument.Records;
using Instrument.Rows;

namespace Instrument.Pipeline;

/// <summary>
/// Takes records that were put among the rows: keeps the state that they change (definitions, summary) and appends them to the log.
/// Log thread only.
/// </summary>
internal sealed class RecordProcessor(RecordLog log, MetricTable metrics, ValueRecorder? values = null)
{
    /// <summary>Media values of the summary that died with their process.</summary>
    public long ValuesLost { get; private set; }

    /// <summary>The bytes of a record as an entry of the row buffer holds them.</summary>
    public static byte[] Encode(Record record)
    {
        int size = record.CalculateSize();
        byte[] entry = new byte[(sizeof(int) + size + 7) & ~7];
        BinaryPrimitives.WriteInt32LittleEndian(entry, size);
        Google.Protobuf.MessageExtensions.WriteTo(record, entry.AsSpan(sizeof(int), size));
        return entry;
    }

    /// <summary>Takes an entry.</summary>
    public void Process(in RowView entry)
    {
        int size = BinaryPrimitives.ReadInt32LittleEndian(entry.Payload);
        Record record = Record.Parser.ParseFrom(entry.Payload.Slice(sizeof(int), size));
        if (record.Summary is { } summary)
        {
            ValuesLost += SummaryValues.Resolve(summary, values);
            if (summary.Update.Count + summary.Remove.Count == 0)
                return;
        }
        RecordState.Apply(record, metrics);
        log.AppendClient(record);
    }
}
