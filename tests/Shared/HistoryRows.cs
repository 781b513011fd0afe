using Instrument.Records;
using Record = Instrument.Records.Record;

namespace Instrument.Testing;

/// <summary>The history rows of a log: JSON by key, nested keys joined by dots.</summary>
internal static class HistoryRows
{
    public static List<Dictionary<string, string>> Of(string logPath) => Of(LogDecoder.Decode(logPath));

    public static List<Dictionary<string, string>> Of(IEnumerable<Record> records) =>
        [.. records.Where(record => record.History is not null).Select(record => Of(record.History))];

    private static Dictionary<string, string> Of(HistoryRecord history)
    {
        Dictionary<string, string> row = [];
        // Fails for a key that a row has twice.
        foreach (HistoryItem item in history.Item)
            row.Add(string.Join('.', item.NestedKey), item.ValueJson);
        return row;
    }
}
