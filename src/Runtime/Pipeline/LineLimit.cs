using System.Buffers;
using System.Text;
using Instrument.Records;
using Microsoft.Extensions.Logging;

namespace Instrument.Pipeline;

/// <summary>Counts the rows that make a longer history line than W&amp;B takes, and warns of the first one. Log thread only.</summary>
internal sealed class LineLimit(ILogger logger)
{
    private const int RecordHistory = 2;

    // Two quotes, a colon, and a comma or brace.
    private const int BytesAroundItem = 4;

    /// <summary>Such rows.</summary>
    public long Rows { get; private set; }

    /// <summary>Whether a record is so long that it may have to be counted: the line has no byte more than the record.</summary>
    public static bool MayExceed(ReadOnlySpan<byte> record) => record.Length > WireLimits.MaxHistoryLineBytes;

    /// <summary>Counts the rows of a record if its line is too long.</summary>
    public void Count(ReadOnlySpan<byte> record, int rows)
    {
        WireReader fields = new(record);
        while (fields.Read())
        {
            if (fields is { Field: RecordHistory, HasBytes: true })
                CountHistory(fields.Bytes, rows);
        }
    }

    private void CountHistory(ReadOnlySpan<byte> history, int rows)
    {
        HistoryItemReader items = new(history, new ArrayBufferWriter<byte>());
        long line = 1;
        int longest = -1;
        string key = "";
        while (items.Read())
        {
            line += items.Key.Length + items.ValueLength + BytesAroundItem;
            if (items.ValueLength <= longest)
                continue;
            longest = items.ValueLength;
            key = Encoding.UTF8.GetString(items.Key);
        }
        if (line <= WireLimits.MaxHistoryLineBytes)
            return;
        if (Rows == 0)
            LogMessages.RowBeyondLineLimit(logger, line, WireLimits.MaxHistoryLineBytes, key);
        Rows += rows;
    }
}
