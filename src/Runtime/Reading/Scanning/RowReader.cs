using Instrument.Records;

namespace Instrument.Reading.Scanning;

/// <summary>Makes rows of a log's entries, one pass long.</summary>
internal sealed class RowReader
{
    // Times of logs are any numbers; a DateTimeOffset holds the years 1 to 9999.
    private static readonly TimeSpan FirstTime = DateTimeOffset.MinValue - DateTimeOffset.UnixEpoch;
    private static readonly TimeSpan LastTime = DateTimeOffset.MaxValue - DateTimeOffset.UnixEpoch;

    private readonly RowFilter _filter;
    private readonly RowValues<WantedKey> _row;

    public RowReader(RowFilter filter)
    {
        _filter = filter;
        HashSet<string>? wanted = filter.Keys is null ? null : [.. filter.Keys];
        _row = new RowValues<WantedKey>(name => new WantedKey(name, wanted is null || wanted.Contains(name)));
    }

    /// <summary>The row of an entry; <see langword="null"/> if it is none, or none that the filter lets through.</summary>
    public HistoryRow? Read(in LogEntry entry)
    {
        if (entry.Type != Record.HistoryFieldNumber || !_row.Read(entry.Body) || !IsInRange(_row.Step, _filter))
            return null;
        int count = 0;
        int bytes = 0;
        for (int index = 0; index < _row.Count; index++)
        {
            if (!_row.Key(index).IsWanted)
                continue;
            count++;
            bytes += _row.Value(index).Length;
        }
        if (count == 0 && _filter.Keys is not null)
            return null;
        (string[] keys, int[] ends, byte[] values) = Copy(count, bytes);
        return new HistoryRow(keys, ends, values)
        {
            Step = _row.Step,
            Timestamp = _row.Timestamp is { } time && time >= FirstTime && time <= LastTime ? DateTimeOffset.UnixEpoch + time : null,
            Runtime = _row.Runtime,
            Position = entry.Offset,
            NextPosition = entry.Next,
        };
    }

    public static bool IsInRange(long step, RowFilter filter) =>
        (filter.FromStep is not { } first || step >= first)
        && (filter.ToStep is not { } last || (step <= last && step != RowValues<WantedKey>.NoStep));

    private (string[] Keys, int[] Ends, byte[] Values) Copy(int count, int bytes)
    {
        string[] keys = new string[count];
        int[] ends = new int[count];
        byte[] values = new byte[bytes];
        int place = 0;
        int end = 0;
        for (int index = 0; index < _row.Count; index++)
        {
            if (!_row.Key(index).IsWanted)
                continue;
            ReadOnlySpan<byte> value = _row.Value(index);
            value.CopyTo(values.AsSpan(end));
            end += value.Length;
            keys[place] = _row.Key(index).Name;
            ends[place++] = end;
        }
        return (keys, ends, values);
    }
}
