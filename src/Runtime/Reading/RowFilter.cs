namespace Instrument.Reading;

/// <summary>Which rows of a run to read, and what of them. Without a setting it lets everything through.</summary>
public sealed record RowFilter
{
    /// <summary>Only these keys; rows that have none of them are left out. Default: all keys.</summary>
    public IReadOnlyCollection<string>? Keys { get; init; }

    /// <summary>Only rows of this step or a later one.</summary>
    public long? FromStep { get; init; }

    /// <summary>Only rows of this step or an earlier one.</summary>
    public long? ToStep { get; init; }

    /// <summary>
    /// Starts reading here: at a <see cref="HistoryRow.Position"/> to begin with that row, or at a
    /// <see cref="HistoryRow.NextPosition"/> to go on after it. What lies before is not looked at. Default: the log's beginning.
    /// </summary>
    public long FromPosition { get; init; }
}
