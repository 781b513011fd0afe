using Instrument.Records;

namespace Instrument.Reading.Scanning;

/// <summary>Collects columns in one pass over a log.</summary>
internal static class ColumnScan
{
    /// <param name="path">The log.</param>
    /// <param name="filter">Which rows and keys.</param>
    /// <param name="known">What is known of the keys; serves as the list of all, and as a forecast of the columns' lengths.</param>
    public static IReadOnlyList<MetricColumn> Read(string path, RowFilter filter, IReadOnlyDictionary<string, LoggedKey> known)
    {
        IReadOnlyCollection<string> asked = filter.Keys ?? [.. known.Keys];
        Dictionary<string, ColumnKey> columns = [];
        foreach (string key in asked)
            columns.TryAdd(key, new ColumnKey(key, isWanted: true));
        if (filter is { FromStep: null, ToStep: null, FromPosition: 0 })
        {
            foreach ((string key, ColumnKey column) in columns)
            {
                if (known.TryGetValue(key, out LoggedKey? logged) && logged.Kinds.HasFlag(ValueKinds.Number))
                    column.Expect(logged.Count);
            }
        }
        Fill(path, filter, columns);
        return [.. asked.Select(key => columns[key].ToColumn())];
    }

    private static void Fill(string path, RowFilter filter, Dictionary<string, ColumnKey> columns)
    {
        RowValues<ColumnKey> row = new(name => columns.GetValueOrDefault(name) ?? new ColumnKey(name, isWanted: false));
        using LogScanner log = LogScanner.Open(path, filter.FromPosition);
        for (LogEntry entry = log.Read(); !entry.IsEnd; entry = log.Read())
        {
            if (entry.Type != Record.HistoryFieldNumber || !row.Read(entry.Body) || !RowReader.IsInRange(row.Step, filter))
                continue;
            for (int index = 0; index < row.Count; index++)
            {
                if (row.Key(index).IsWanted)
                    row.Key(index).Add(row.Step, row.Value(index));
            }
        }
    }
}
