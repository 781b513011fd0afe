using System.Globalization;
using Instrument.Records;
using Instrument.Testing;
using Record = Instrument.Records.Record;

namespace Instrument.Samples.Tests;

/// <summary>The main job as a user runs it: a process of its own, on real text, and the run that it leaves behind.</summary>
public sealed class CharModelRunTests
{
    private const int Steps = 520;

    [Fact]
    public async Task The_sample_leaves_a_whole_run_whose_summary_equals_its_last_rows()
    {
        using TemporaryDirectory directory = new();
        (int exitCode, string output, string errors) = await SampleProcess.RunAsync("CharModel", directory, "--steps", $"{Steps}");

        Assert.True(exitCode == 0, output + errors);
        IReadOnlyList<Record> records = SampleProcess.Records(SampleProcess.RunDirectory(directory));

        // A later one tells the commit.
        RunRecord run = records.First(record => record.Run is not null).Run;
        Assert.Equal("char-model", run.Project);
        Dictionary<string, string> config = run.Config.Update.ToDictionary(item => item.Key, item => item.ValueJson);
        Assert.Equal(Steps.ToString(CultureInfo.InvariantCulture), config["steps"]);
        Assert.Contains("\"beta1\":0.9", config["optimizer"], StringComparison.Ordinal);
        Assert.DoesNotContain("text_path", config.Keys);

        List<Dictionary<string, string>> rows = SampleProcess.Rows(records);
        Assert.True(rows.Count >= 500);
        Assert.Equal(Enumerable.Range(0, rows.Count).Select(step => step.ToString(CultureInfo.InvariantCulture)), rows.Select(row => row["_step"]));
        AssertSummaryEqualsLastRows(records, rows);

        Assert.Equal(0, Assert.Single(records, record => record.Exit is not null).Exit.ExitCode);
        Assert.Equal("\"incremental-table-file\"", rows[^1]["val/samples/_type"]);
        Assert.Equal("\"histogram\"", rows[^1]["val/gradients/_type"]);
        Assert.Equal("\"image-file\"", rows[^1]["val/embedding/_type"]);
        Assert.Equal("\"table-file\"", rows[^1]["val/confusion_table/_type"]);
        Assert.Equal("\"table-file\"", rows[^1]["val/precision_recall_table/_type"]);
        AssertLossFell(rows, "train/loss");
        AssertLossFell(rows, "val/loss");
        Assert.All(rows.Where(row => row.ContainsKey("val/loss")), row => Assert.Contains("epoch", row.Keys));
        Assert.Contains("upload: instrument sync", errors, StringComparison.Ordinal);
    }

    private static void AssertSummaryEqualsLastRows(IReadOnlyList<Record> records, List<Dictionary<string, string>> rows)
    {
        Dictionary<string, string> summary = [];
        foreach (SummaryItem item in records.Where(record => record.Summary is not null).SelectMany(record => record.Summary.Update))
            summary[item.NestedKey.Count == 0 ? item.Key : string.Join('/', item.NestedKey)] = item.ValueJson;
        foreach (string key in rows.SelectMany(row => row.Keys).Distinct())
        {
            List<string> values = [.. rows.Where(row => row.ContainsKey(key)).Select(row => row[key])];
            string expected = key switch
            {
                "train/loss" => $"{{\"min\":{values.MinBy(Number)}}}",
                "_runtime" => Math.Truncate(Number(summary["_wandb/runtime"])).ToString(CultureInfo.InvariantCulture),
                _ => values[^1],
            };
            Assert.True(expected == summary[key], $"{key}: the summary has {summary[key]}, the rows end with {expected}");
        }
    }

    private static void AssertLossFell(List<Dictionary<string, string>> rows, string key)
    {
        List<double> losses = [.. rows.Where(row => row.ContainsKey(key)).Select(row => Number(row[key]))];
        Assert.True(losses[^1] < 0.9 * losses[0], $"{key} went from {losses[0]} to {losses[^1]}");
    }

    private static double Number(string json) => double.Parse(json, CultureInfo.InvariantCulture);
}
