using System.Globalization;
using System.Text.Json.Nodes;
using Instrument.Pipeline;
using Instrument.Records;
using Instrument.Rows;
using Instrument.Testing;
using Instrument.TransactionLog;
using Microsoft.Extensions.Logging.Abstractions;
using Record = Instrument.Records.Record;

namespace Instrument.Runtime.Tests.Pipeline;

/// <summary>
/// Definitions, rows and summary assignments of runs recorded with the official client, put through our log thread's code: after each
/// row the summary has changed as the official client's did, and globs were expanded for the same names.
/// </summary>
public sealed class GoldenSummaryTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("minimal-offline")]
    [InlineData("metrics-star")]
    [InlineData("full-offline")]
    [InlineData("big-offline")]
    public void Each_row_changes_the_summary_as_the_official_client_changes_it(string scenario)
    {
        IReadOnlyList<Record> golden = LogDecoder.Decode(FixturePath.GoldenLog(scenario));
        string path = _directory.File("run.wandb");
        using LogWriter writer = LogWriter.Create(path);
        RecordLog log = new(writer, "golden");
        MetricTable metrics = new();
        RunClock clock = new(TimeProvider.System);
        RowProcessor processor = new(log, clock, metrics, NullLogger.Instance);
        List<string> expanded = [];
        SortedDictionary<string, string> expected = [];
        int rows = 0;
        foreach (Record record in golden)
        {
            if (record.Metric is { ExpandedFromGlob: true } fromGlob)
                expanded.Add(fromGlob.Name);
            else if (record.Metric is not null || IsAssigned(record))
                RecordState.Apply(record, metrics);
            else if (record.Summary is { } derived)
                expected = Values(derived.Update.Where(item => item.NestedKey.FirstOrDefault() is not ("_wandb" or null)), scenario);
            else if (record.History is { } history)
            {
                processor.Process(Row(history));
                SummaryRecord ours = SummaryRecords.Changes(metrics.All)!.Summary;
                Assert.True(
                    expected.SequenceEqual(Values(ours.Update, scenario)),
                    $"row {rows}, step {history.Step.Num}:\nofficial {string.Join(" ", expected)}\nours     {string.Join(" ", Values(ours.Update, scenario))}");
                rows++;
                expected = [];
            }
        }
        log.Flush();

        IEnumerable<MetricRecord> ourExpansions = LogDecoder.Decode(path).Where(record => record.Metric is not null).Select(record => record.Metric);
        Assert.Equal(expanded.Order(StringComparer.Ordinal), ourExpansions.Select(metric => metric.Name).Order(StringComparer.Ordinal));
        Assert.All(ourExpansions, metric => Assert.True(metric.ExpandedFromGlob && metric.Control.Overwrite && !metric.Options.Defined));
        Assert.NotEqual(0, rows);
    }

    private static bool IsAssigned(Record record) => record.Summary is { } summary
        && (summary.Remove.Count != 0 || (record.Info?.StreamId.Length > 0 && summary.Update.Count != 0));

    private static RowView Row(HistoryRecord history)
    {
        DynamicRow row = new(new byte[4096]);
        foreach (HistoryItem item in history.Item)
        {
            if (item.NestedKey[0] is not ("_step" or "_runtime" or "_timestamp"))
                row.AddJson(string.Join('\0', item.NestedKey), item.ValueJson);
        }
        byte[] payload = row.Payload.ToArray();
        row.Dispose();
        return new RowView(0, null, new RowHeader(RowHeader.Bytes + payload.Length, RowHeader.RowTag(RowHeader.Dynamic, RowCommit.Now), 0, history.Step.Num), payload);
    }

    // Numbers are compared as numbers: the official client writes 1e+06 where we write 1000000.
    private static SortedDictionary<string, string> Values(IEnumerable<SummaryItem> items, string scenario)
    {
        SortedDictionary<string, string> values = new(StringComparer.Ordinal);
        foreach (SummaryItem item in items)
        {
            string key = string.Join('\0', item.NestedKey);
            // Two globs match it. The official client leaves to chance which one wins; with us the longer one does.
            if (key == "train/loss" && scenario == "metrics-star")
                continue;
            values[key] = key is "_timestamp" or "_runtime" ? "a time" : Normalize(item.ValueJson);
        }
        return values;
    }

    private static string Normalize(string json)
    {
        if (double.TryParse(json, NumberStyles.Float, CultureInfo.InvariantCulture, out double number))
            return (number == 0 ? 0 : number).ToString("R", CultureInfo.InvariantCulture);
        // Bare NaN is no JSON; such values hold nothing else that could be ordered.
        if (json[0] is not ('{' or '[') || json.Contains("NaN", StringComparison.Ordinal) || json.Contains("Infinity", StringComparison.Ordinal))
            return json.Replace(" ", "", StringComparison.Ordinal);
        return Sorted(JsonNode.Parse(json));
    }

    // The order of members is random in the official client's text.
    private static string Sorted(JsonNode? node) => node switch
    {
        JsonObject members => $"{{{string.Join(',', members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => $"{member.Key}:{Sorted(member.Value)}"))}}}",
        JsonArray items => $"[{string.Join(',', items.Select(Sorted))}]",
        _ => Normalize(node?.ToJsonString() ?? "null"),
    };
}
