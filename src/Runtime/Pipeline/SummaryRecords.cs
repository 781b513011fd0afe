using System.Buffers;
using System.Text;
using Instrument.Generated;
using Instrument.Records;
using Instrument.Rows;

namespace Instrument.Pipeline;

/// <summary>Makes summary records from the figures of the metrics (docs/wire/records.md §5.5).</summary>
internal static class SummaryRecords
{
    /// <summary>The record with the run's time in whole seconds, which W&amp;B's tools expect before each change and before the end.</summary>
    public static Record Timing(int runtimeSeconds)
    {
        string seconds = runtimeSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return new Record
        {
            Summary = new SummaryRecord
            {
                Update =
                {
                    new SummaryItem { NestedKey = { "_wandb", "runtime" }, ValueJson = seconds },
                    new SummaryItem { Key = "_runtime", ValueJson = seconds },
                },
            },
        };
    }

    /// <summary>The last record of times, which carries the run's account: W&amp;B keeps it beside the metrics, and hides its underscore.</summary>
    /// <param name="runtimeSeconds">The run's time.</param>
    /// <param name="kept">Rows in the log.</param>
    /// <param name="dropped">Rows that are not, by reason.</param>
    /// <param name="beyondLineLimit">Rows in the log that W&amp;B refuses because of their length.</param>
    /// <param name="valuesLeftOut">Images, tables and the like that rows lack because a file could not be read or written.</param>
    public static Record End(int runtimeSeconds, long kept, IReadOnlyDictionary<DropReason, long> dropped, long beyondLineLimit, long valuesLeftOut = 0)
    {
        Record record = Timing(runtimeSeconds);
        Add("logged", kept + dropped.Values.Sum());
        Add("kept", kept);
        foreach ((DropReason reason, long rows) in dropped)
            Add("dropped_" + reason.ToString().ToLowerInvariant(), rows);
        if (beyondLineLimit != 0)
            Add("beyond_line_limit", beyondLineLimit);
        if (valuesLeftOut != 0)
            Add("values_left_out", valuesLeftOut);
        return record;

        void Add(string name, long rows) => record.Summary.Update.Add(new SummaryItem
        {
            NestedKey = { "_instrument", name },
            ValueJson = rows.ToString(System.Globalization.CultureInfo.InvariantCulture),
        });
    }

    /// <summary>The record with all metrics that changed since the last one; <see langword="null"/> if none did.</summary>
    public static Record? Changes(IReadOnlyList<MetricTrack> metrics)
    {
        SummaryRecord summary = new();
        foreach (MetricTrack metric in metrics)
        {
            if (!metric.SummaryDue)
                continue;
            metric.SummaryDue = false;
            if (ValueOf(metric) is { } json)
                summary.Update.Add(new SummaryItem { NestedKey = { metric.Segments }, ValueJson = json });
        }
        return summary.Update.Count == 0 ? null : new Record { Summary = summary };
    }

    /// <summary>The metric's summary value as JSON; <see langword="null"/> if it has none.</summary>
    public static string? ValueOf(MetricTrack metric)
    {
        if (!metric.HasValue || !metric.InSummary)
            return null;
        if (metric.Summary == MetricSummary.Default)
            return IsNull(metric.Last) ? null : Json(metric.Last);
        List<string> members = [];
        if (metric.Summary.HasFlag(MetricSummary.First))
            members.Add("\"first\":" + Json(metric.First));
        if (metric.Summary.HasFlag(MetricSummary.Last))
            members.Add("\"last\":" + Json(metric.Last));
        if (metric.Summary.HasFlag(MetricSummary.Max))
            members.Add("\"max\":" + Json(metric.Max));
        if (metric.Summary.HasFlag(MetricSummary.Mean))
            members.Add("\"mean\":" + Json(metric.Mean));
        if (metric.Summary.HasFlag(MetricSummary.Min))
            members.Add("\"min\":" + Json(metric.Min));
        return "{" + string.Join(',', members) + "}";
    }

    private static bool IsNull(in RowValue value) => value.Kind == MetricKind.Json && value.Text.SequenceEqual("null"u8);

    private static string Json(double value) =>
        Json(new RowValue(MetricKind.Double, BitConverter.DoubleToUInt64Bits(value), 0, default));

    private static string Json(in RowValue value)
    {
        if (value.Kind == MetricKind.Json)
            return Encoding.UTF8.GetString(value.Text);
        if (value.Kind == MetricKind.String)
        {
            ArrayBufferWriter<byte> output = new();
            JsonValue.WriteText(value.Text, output);
            return Encoding.UTF8.GetString(output.WrittenSpan);
        }
        Span<byte> number = stackalloc byte[JsonValue.MaxNumberBytes];
        return Encoding.UTF8.GetString(number[..JsonValue.WriteScalar(value, number)]);
    }
}
