using Instrument.Records;

namespace Instrument.Shipping;

/// <summary>Tells what a record is about without reading it: nearly all are rows, which are never made into objects.</summary>
/// <param name="Kind">What the record is about.</param>
/// <param name="Start">Where the message of that kind starts in the record.</param>
/// <param name="Length">How long that message is.</param>
/// <param name="Rows">How many calls of <c>Log</c> its row is made of; 1 unless calls of one step were joined.</param>
internal readonly record struct RecordPeek(RecordKind Kind, int Start, int Length, long Rows)
{
    private const int FirstContent = (int)RecordKind.History;
    private const int LastContent = (int)RecordKind.OutputLogger;
    private const int Control = 16;
    private const int Uuid = 19;

    /// <summary>Looks at a record.</summary>
    public static RecordPeek Of(ReadOnlySpan<byte> record)
    {
        WireReader fields = new(record);
        long rows = 1;
        while (fields.Read())
        {
            if (fields.Field == Record.JoinedRowsFieldNumber)
                rows = (long)fields.Number;
            else if (fields.HasBytes && fields.Field is >= FirstContent and <= LastContent and not (Control or Uuid))
                return new RecordPeek((RecordKind)fields.Field, fields.Start, fields.Length, rows);
        }
        return default;
    }
}
