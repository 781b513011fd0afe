using System.Buffers;
using System.Text;
using System.Text.Json;
using Instrument.Reading;
using Instrument.Records;

namespace Instrument.Shipping.Documents;

/// <summary>
/// Writes metric definitions as the config has them: a list of objects by field number, in which an axis is the place of its own
/// entry, counted from 1 (docs/wire/records.md §5.8).
/// </summary>
internal static class MetricsJson
{
    private const int StepSync = MetricOptions.StepSyncFieldNumber;
    private const int Hidden = MetricOptions.HiddenFieldNumber;
    private const int Defined = MetricOptions.DefinedFieldNumber;

    private static readonly (MetricSummary Kind, int Number)[] SummaryKinds =
    [
        (MetricSummary.Min, Records.MetricSummary.MinFieldNumber),
        (MetricSummary.Max, Records.MetricSummary.MaxFieldNumber),
        (MetricSummary.Mean, Records.MetricSummary.MeanFieldNumber),
        (MetricSummary.Last, Records.MetricSummary.LastFieldNumber),
        (MetricSummary.None, Records.MetricSummary.NoneFieldNumber),
        (MetricSummary.First, Records.MetricSummary.FirstFieldNumber),
    ];

    /// <summary>The list.</summary>
    /// <param name="metrics">All definitions.</param>
    /// <param name="withGlobs">Whether definitions by pattern are sent.</param>
    public static string Write(IReadOnlyList<DefinedMetric> metrics, bool withGlobs)
    {
        List<DefinedMetric> sent = [.. metrics.Where(metric => !metric.IsPattern)];
        IEnumerable<DefinedMetric> globs = withGlobs ? metrics.Where(metric => metric.IsPattern) : [];
        // Before the axes are added, so that their own entries are known; the places of those that come after are then fixed.
        int defined = sent.Count;
        List<DefinedMetric> all = [.. sent, .. globs];
        OrderedDictionary<string, int> places = [];
        for (int index = 0; index < defined; index++)
            places.TryAdd(sent[index].Name, index + 1);
        foreach (string axis in all.Select(metric => metric.Axis).OfType<string>())
        {
            if (places.TryAdd(axis, sent.Count + 1))
                sent.Add(new DefinedMetric { Name = axis });
        }
        ArrayBufferWriter<byte> output = new();
        using (Utf8JsonWriter json = new(output))
        {
            json.WriteStartArray();
            for (int index = 0; index < sent.Count; index++)
                Write(json, sent[index], places, isDefined: index < defined);
            foreach (DefinedMetric glob in globs)
                Write(json, glob, places, isDefined: false);
            json.WriteEndArray();
        }
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, DefinedMetric metric, OrderedDictionary<string, int> places, bool isDefined)
    {
        json.WriteStartObject();
        json.WriteString(metric.IsPattern ? "2"u8 : "1"u8, metric.Name);
        if (metric.Axis is { } axis)
            json.WriteNumber("5"u8, places[axis]);
        json.WriteStartArray("6"u8);
        WriteIf(json, metric.StepSync, StepSync);
        WriteIf(json, metric.Hidden, Hidden);
        WriteIf(json, isDefined, Defined);
        json.WriteEndArray();
        json.WriteStartArray("7"u8);
        foreach ((MetricSummary kind, int number) in SummaryKinds)
            WriteIf(json, metric.Summary.HasFlag(kind), number);
        json.WriteEndArray();
        if (metric.Goal != MetricGoal.Unset)
            json.WriteNumber("8"u8, (int)metric.Goal);
        json.WriteEndObject();
    }

    private static void WriteIf(Utf8JsonWriter json, bool condition, int number)
    {
        if (condition)
            json.WriteNumberValue(number);
    }
}
