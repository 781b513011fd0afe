using System.Text.Json;
using System.Text.Json.Nodes;
using Instrument.Reading;
using Instrument.Testing;

namespace Instrument.Runtime.Tests.Reading;

/// <summary>Runs of the official client: everything but the rows.</summary>
public sealed class GoldenRunTests
{
    [Fact]
    public void A_small_run_is_read_from_its_log_and_from_its_directory()
    {
        foreach (string path in new[] { FixturePath.Golden("minimal-offline"), FixturePath.GoldenLog("minimal-offline") })
        {
            using RunReader reader = RunReader.Open(path);

            Assert.Equal(FixturePath.GoldenLog("minimal-offline"), reader.LogPath);
            Assert.Equal(
                new RunInfo
                {
                    Id = "goldmin1",
                    Entity = "golden",
                    Project = "golden-project",
                    Host = "golden-host",
                    StartTime = new DateTimeOffset(2026, 11, 22, 7, 0, 47, TimeSpan.Zero).AddTicks(79480),
                },
                reader.Run with { Tags = new RunInfo().Tags });
            Assert.Empty(reader.Run.Tags);
            Assert.Equal(["layers=2", "lr=0.1"], Members(reader.Config));
            Assert.Equal(
                ["_runtime=0", "_step=2", "_timestamp=1.7953308470280883e+09", "_wandb={\"runtime\":0}", "loss=0.3333333333333333"],
                Members(reader.Summary));
            Assert.Equal([1, 0.5, 0.3333333333333333], reader.ReadColumns("loss")[0].Values);
            Assert.Equal([0, 1, 2], reader.ReadColumns("loss")[0].Steps);
            Assert.Equal(ValueKinds.Number, reader.Keys["loss"].Kinds);
            Assert.Equal(0, reader.ExitCode);
            Assert.Empty(reader.Metrics);
            Assert.Empty(reader.ReadConsole());
            Assert.Empty(reader.ReadFiles());
            Assert.Empty(reader.ReadSystemMetrics());
        }
    }

    [Fact]
    public void Later_statements_about_the_run_count()
    {
        using RunReader reader = RunReader.Open(FixturePath.Golden("full-offline"));

        Assert.Equal("renamed run", reader.Run.Name);
        Assert.Equal("new notes", reader.Run.Notes);
        Assert.Equal(["alpha", "beta tag", "ünï", "late"], reader.Run.Tags);
        Assert.Equal("group-1", reader.Run.Group);
        Assert.Equal("train", reader.Run.JobType);
        Assert.Null(reader.Run.SweepId);
        Assert.Equal(3, reader.ExitCode);
        Assert.True(reader.IsComplete);
    }

    [Fact]
    public void The_config_is_what_the_client_repeats_in_its_last_run_record()
    {
        using RunReader reader = RunReader.Open(FixturePath.Golden("full-offline"));
        JsonNode last = GoldenRow.Records("full-offline").Last(record => record["run"] is not null)["run"]!;
        Dictionary<string, string> expected = last["config"]!["update"]!.AsArray()
            .ToDictionary(item => (string)item!["key"]!, item => (string)item!["value_json"]!);
        expected["inf"] = "\"Infinity\"";
        expected["neg_inf"] = "\"-Infinity\"";

        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), reader.Config.Keys.Order(StringComparer.Ordinal));
        foreach ((string key, string json) in expected.Where(item => item.Key != "_wandb"))
        {
            JsonNode? actual = JsonNode.Parse(reader.Config[key].GetRawText());
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), actual), $"{key}: {actual}");
        }
        JsonElement own = reader.Config["_wandb"];
        Assert.Equal("source-golden-project-train.py", own.GetProperty("code_path").GetString());
        Assert.Equal(15, own.GetProperty("visualize").EnumerateObject().Count());
        Assert.Equal("Vega2", own.GetProperty("visualize").GetProperty("plot/line").GetProperty("panel_type").GetString());
    }

    [Fact]
    public void The_summary_has_what_was_assigned_removed_and_derived()
    {
        using RunReader reader = RunReader.Open(FixturePath.Golden("full-offline"));
        IReadOnlyDictionary<string, JsonElement> summary = reader.Summary;

        Assert.Equal(195, summary.Count);
        Assert.Equal("0.75", summary["final"].GetRawText());
        Assert.Equal("text", summary["by_attribute"].GetString());
        Assert.Equal("""{"a":{"d":2}}""", summary["deep"].GetRawText());
        Assert.Equal("""{"x":null}""", summary["u2"].GetRawText());
        Assert.Equal("0.01", summary["loss"].GetRawText());
        Assert.Equal(JsonValueKind.Null, summary["nothing"].ValueKind);
        Assert.False(summary.ContainsKey("tmp"));
        Assert.Equal("image-file", summary["img_summary"].GetProperty("_type").GetString());
        Assert.Equal("NaN", summary["nan"].GetString());
        Assert.Equal("Infinity", summary["inf"].GetString());
        Assert.Equal("""["NaN",1,"Infinity"]""", summary["in_list"].GetRawText());
        Assert.Equal("""{"runtime":1}""", summary["_wandb"].GetRawText());
    }

    [Fact]
    public void Values_of_every_kind_are_read_from_rows()
    {
        using RunReader reader = RunReader.Open(FixturePath.Golden("full-offline"));
        HistoryRow row = reader.ReadRows().Single(row => row.Step == 7);

        Assert.True(row.TryGetDouble("nan", out double nan) && double.IsNaN(nan));
        Assert.True(row.TryGetDouble("inf", out double infinity) && infinity == double.PositiveInfinity);
        Assert.True(row.TryGetDouble("ninf", out double negative) && negative == double.NegativeInfinity);
        Assert.Equal("[NaN,1,Infinity]", row.GetRawJson("in_list"));
        Assert.True(row.TryGetJson("in_list", out JsonElement list));
        Assert.Equal("""["NaN",1,"Infinity"]""", list.GetRawText());
        Assert.Equal(ValueKinds.Number, reader.Keys["nan"].Kinds);
        Assert.Equal(ValueKinds.List, reader.Keys["in_list"].Kinds);
        Assert.Equal(ValueKinds.Boolean, reader.Keys["true"].Kinds);
        Assert.Equal(ValueKinds.Text, reader.Keys["text"].Kinds);
        HistoryRow exact = reader.ReadRows(new RowFilter { Keys = ["i53"] }).First();
        Assert.True(exact.TryGetInt64("i53", out long whole));
        Assert.Equal("9007199254740993", exact.GetRawJson("i53"));
        Assert.Equal(9007199254740993, whole);
    }

    [Fact]
    public void Definitions_are_merged_and_replaced()
    {
        using RunReader reader = RunReader.Open(FixturePath.Golden("full-offline"));
        Dictionary<string, DefinedMetric> metrics = reader.Metrics.ToDictionary(metric => metric.Name);

        Assert.Equal(15, metrics.Count);
        Assert.Equal(
            new DefinedMetric
            {
                Name = "loss",
                Axis = "epoch",
                StepSync = true,
                Summary = MetricSummary.Min | MetricSummary.Max | MetricSummary.Mean | MetricSummary.Last | MetricSummary.First,
                Goal = MetricGoal.Minimize,
            },
            metrics["loss"]);
        Assert.Equal(
            new DefinedMetric { Name = "val/*", IsPattern = true, Axis = "epoch", StepSync = true, Summary = MetricSummary.Max },
            metrics["val/*"]);
        Assert.Equal(
            new DefinedMetric { Name = "val/acc", FromPattern = true, Axis = "epoch", StepSync = true, Summary = MetricSummary.Max },
            metrics["val/acc"]);
        Assert.Equal(new DefinedMetric { Name = "hid/a", FromPattern = true, Hidden = true }, metrics["hid/a"]);
        Assert.Equal(new DefinedMetric { Name = "sum_none", Summary = MetricSummary.None }, metrics["sum_none"]);
        Assert.Equal(new DefinedMetric { Name = "sum_copy" }, metrics["sum_copy"]);
        Assert.Equal(new DefinedMetric { Name = "best_max", Goal = MetricGoal.Maximize }, metrics["best_max"]);
        Assert.Equal(new DefinedMetric { Name = "nosync", Axis = "custom_step" }, metrics["nosync"]);
        Assert.Equal(new DefinedMetric { Name = "over", Summary = MetricSummary.Mean }, metrics["over"]);
    }

    [Fact]
    public void Patterns_and_what_they_expand_to_are_kept_apart()
    {
        using RunReader reader = RunReader.Open(FixturePath.Golden("metrics-star"));

        Assert.Equal(
            [
                "* epoch Min", "train/* batch Default", "train/special  Max", "deep.x epoch Min", "epoch epoch Min", "acc epoch Min",
                "train/loss epoch Min", "batch epoch Min",
            ],
            reader.Metrics.Select(metric => $"{metric.Name} {metric.Axis} {metric.Summary}"));
        Assert.Equal("""{"x":{"min":0}}""", reader.Summary["deep"].GetRawText());
        Assert.Equal("""{"min":1}""", reader.Summary["acc"].GetRawText());
        Assert.Equal([0, 1, 2], reader.ReadColumns("deep.x")[0].Values);
    }

    private static IEnumerable<string> Members(IReadOnlyDictionary<string, JsonElement> values) =>
        values.Select(item => $"{item.Key}={item.Value.GetRawText()}").Order(StringComparer.Ordinal);
}
