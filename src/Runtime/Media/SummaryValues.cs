using Instrument.Records;

namespace Instrument.Media;

/// <summary>
/// Values with files that are set in the summary: on their way to the log thread an item names the place where its value waits, there the
/// value's files are written and its object takes its place (docs/wire/media.md §1.2).
/// </summary>
internal static class SummaryValues
{
    // What stands for the step in names of files.
    private const string Step = "summary";

    /// <summary>Lets the item stand for a value that waits. Any thread.</summary>
    /// <exception cref="ArgumentException">The key has a character that no file can be named after.</exception>
    public static void Set(SummaryItem item, WandbValue value, ValueRow values)
    {
        value.ThrowIfKeyUnusable(KeyOf(item));
        item.ValueTicket = values.Ticket;
        item.ValueIndex = values.Add(value.Capture());
    }

    /// <summary>Puts the objects of values in their places, and takes items out whose value cannot be written. Log thread only.</summary>
    /// <param name="summary">The record from the row buffer.</param>
    /// <param name="values">Writes the values; <see langword="null"/> in a process that never had them.</param>
    /// <returns>How many values a dead process took along.</returns>
    public static int Resolve(SummaryRecord summary, ValueRecorder? values)
    {
        if (!summary.Update.Any(static item => item.ValueTicket != 0))
            return 0;
        int lost = 0;
        SummaryItem[] items = [.. summary.Update];
        summary.Update.Clear();
        foreach (SummaryItem item in items)
        {
            IReadOnlyList<(string Key, string Json)> others = [];
            if (item.ValueTicket != 0)
            {
                lost += values is null ? 1 : 0;
                others = values?.Summarize(item, KeyOf(item), Step) ?? [];
                item.ValueTicket = 0;
                item.ValueIndex = 0;
            }
            if (item.ValueJson.Length != 0)
                summary.Update.Add(item);
            summary.Update.Add(others.Select(static other => new SummaryItem { Key = other.Key, ValueJson = other.Json }));
        }
        values?.EndRow();
        return lost;
    }

    private static string KeyOf(SummaryItem item) => item.NestedKey.Count == 0 ? item.Key : string.Join('.', item.NestedKey);
}
