using Instrument.Records;

namespace Instrument.Reading.Values;

/// <summary>Applies records to the config and the summary that they build up, as syncing does (docs/wire/records.md §5.5, §5.7).</summary>
internal static class RecordTrees
{
    /// <summary>Applies changes of a config: updates, which merge objects, then removals.</summary>
    public static void Apply(JsonTree config, ConfigRecord record)
    {
        foreach (ConfigItem item in record.Update)
            config.Merge(ItemPath.Of(item.Key, item.NestedKey), item.ValueJson);
        foreach (ConfigItem item in record.Remove)
            config.Remove(ItemPath.Of(item.Key, item.NestedKey));
    }

    /// <summary>Applies changes of a summary: updates, which replace what is there, then removals.</summary>
    public static void Apply(JsonTree summary, SummaryRecord record)
    {
        foreach (SummaryItem item in record.Update)
            summary.Replace(ItemPath.Of(item.Key, item.NestedKey), item.ValueJson);
        foreach (SummaryItem item in record.Remove)
            summary.Remove(ItemPath.Of(item.Key, item.NestedKey));
    }
}
