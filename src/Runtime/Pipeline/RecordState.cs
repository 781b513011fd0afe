using System.Text;
using Instrument.Generated;
using Instrument.Records;
using Instrument.Rows;

namespace Instrument.Pipeline;

/// <summary>What a record changes in the state that later rows depend on: definitions, and assigned or deleted summary values.</summary>
internal static class RecordState
{
    /// <summary>Changes the state as the record says.</summary>
    public static void Apply(Record record, MetricTable metrics)
    {
        if (record.Metric is { } metric)
            metrics.Define(metric);
        if (record.Summary is not { } summary)
            return;
        foreach (SummaryItem item in summary.Update)
            Track(item, metrics).Assign(new RowValue(MetricKind.Json, 0, 0, Encoding.UTF8.GetBytes(item.ValueJson)));
        foreach (SummaryItem item in summary.Remove)
            Remove(Track(item, metrics), metrics);
    }

    private static MetricTrack Track(SummaryItem item, MetricTable metrics) =>
        item.NestedKey.Count == 0 ? metrics.Get(item.Key) : metrics.Get(item.NestedKey);

    private static void Remove(MetricTrack root, MetricTable metrics)
    {
        foreach (MetricTrack track in metrics.All)
        {
            if (track.Segments.AsSpan().StartsWith(root.Segments))
                track.Delete();
        }
    }
}
