using System.Globalization;
using Instrument.Records;
using Instrument.TransactionLog;

namespace Instrument.Benchmarks.Gate;

/// <summary>What a log holds of the rows that numbered themselves.</summary>
/// <param name="Rows">How many there are.</param>
/// <param name="InOrder">How many of them have a larger number than the row of the same thread before them.</param>
internal readonly record struct RowOrder(long Rows, long InOrder)
{
    /// <summary>Reads a log to its end.</summary>
    /// <exception cref="InvalidDataException">The log is damaged.</exception>
    public static RowOrder Read(string path, int threads)
    {
        using RecordReader reader = RecordReader.Open(path);
        int[] last = new int[threads];
        Array.Fill(last, -1);
        long rows = 0;
        long inOrder = 0;
        while (true)
        {
            RecordReadResult result = reader.Read();
            if (result.Kind == LogReadKind.End)
                return new RowOrder(rows, inOrder);
            if (result.Record is null)
                throw new InvalidDataException($"{path} after {rows} rows: {result}");
            if (result.Record.History is not { } history)
                continue;
            rows++;
            int thread = Number(history, "thread");
            int row = Number(history, "row");
            if (row > last[thread])
                inOrder++;
            last[thread] = row;
        }
    }

    private static int Number(HistoryRecord history, string key)
    {
        foreach (HistoryItem item in history.Item)
        {
            if (item.NestedKey[0] == key)
                return int.Parse(item.ValueJson, CultureInfo.InvariantCulture);
        }
        return -1;
    }
}
