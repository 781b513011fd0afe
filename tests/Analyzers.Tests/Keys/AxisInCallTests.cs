using Instrument.Analyzers.Tests.Verification;

namespace Instrument.Analyzers.Tests.Keys;

/// <summary>The axis that <c>DefineMetric</c> gets is checked like any other key, and has to be a metric.</summary>
public class AxisInCallTests
{
    [Theory]
    [InlineData("run.DefineMetric(\"val/*\", [|\"epochs\"|]);")]
    [InlineData("run.DefineMetric(axis: [|\"epochs\"|], name: \"val/*\");")]
    [InlineData("run?.DefineMetric(\"val/loss\", axis: [|\"Epoch\"|]); run?.Log(\"val/loss\", 1.0);")]
    [InlineData("run.DefineMetric(\"a\", axis: [|\"epochs\"|]); run.DefineMetric(\"b\", axis: [|\"epochs\"|]);")]
    [InlineData("run.DefineMetric(\"a\", axis: [|Misspelled|]);")]
    public Task A_mistyped_axis_is_reported_with_the_metric_that_is_meant(string statements) =>
        AnalyzerTest.ReportsAsync(Trainer(statements.Replace("[|", "{|INST2011:", StringComparison.Ordinal).Replace("|]", "|}", StringComparison.Ordinal)));

    [Fact]
    public Task An_axis_that_nothing_logs_is_reported() => AnalyzerTest.ReportsAsync(
        Trainer("run.DefineMetric(\"val/*\", axis: {|INST2011:\"samples_seen\"|});"),
        "warning INST2011: No metric has the key \"samples_seen\", which serves as axis; declare it, or name another axis");

    [Theory]
    [InlineData("run.DefineMetric(\"val/*\", axis: \"epoch\");")]
    [InlineData("run.DefineMetric(\"val/*\", axis: \"_runtime\");")]
    [InlineData("run.DefineMetric(\"val/*\", axis: null);")]
    [InlineData("run.DefineMetric(\"val/*\", axis: name);")]
    [InlineData("run.DefineMetric(\"val/*\", axis: \"samples_seen\"); run.Log(\"samples_seen\", 1);")]
    [InlineData("run.DefineMetric(\"val/*\", axis: \"samples_seen\"); run.DefineMetric(\"samples_seen\", hidden: true);")]
    [InlineData("run.DefineMetric(\"val/*\", axis: $\"{name}/step\");")]
    [InlineData("run.DefineMetric(\"_runtime\", hidden: true); run.DefineMetric(\"*\", axis: \"epoch\");")]
    public Task An_axis_that_is_logged_or_unknown_or_the_clients_is_fine(string statements) => AnalyzerTest.IsSilentAsync(Trainer(statements));

    [Theory]
    [InlineData("INST2004", "\"\"")]
    [InlineData("INST2004", "\"epoch \"")]
    [InlineData("INST2004", "\"system/time\"")]
    [InlineData("INST2005", "\"epoch*\"")]
    [InlineData("INST2006", "\"train.step\"")]
    [InlineData("INST2007", "\"/epoch\"")]
    public Task An_axis_obeys_the_rules_of_keys(string id, string axis) =>
        // The text is spelled elsewhere too, so that it counts as logged.
        AnalyzerTest.ReportsAsync(Trainer($"_ = {axis}; run.DefineMetric(\"val/*\", {{|{id}:{axis}|}});"));

    [Fact]
    public async Task The_suggestion_is_handed_to_fixes() =>
        Assert.Equal("epoch", await Suggestion.OfAsync(Trainer("run.DefineMetric(\"val/*\", axis: \"epcoh\");")));

    private static string Trainer(string statements) => $$"""
        public class TrainMetrics
        {
            [Metric("epoch")] public int Epoch { get; set; }
        }

        public class Trainer
        {
            private const string Misspelled = nameof(epochs);
            private readonly int epochs = 1;

            public void Train(Run run, string name)
            {
                {{statements}}
            }
        }
        """;
}
