using Instrument.Analyzers.Tests.Verification;

namespace Instrument.Analyzers.Tests.Keys;

/// <summary>INST2012: a constant key in a call is not nearly a declared one.</summary>
public class MistypedKeyTests
{
    [Theory]
    [InlineData("tran/loss", "train/loss")]
    [InlineData("train/lsos", "train/loss")]
    [InlineData("train_loss", "train/loss")]
    [InlineData("Train/Loss", "train/loss")]
    [InlineData("train/gradnorm", "train/grad_norm")]
    [InlineData("perplexty", "perplexity")]
    [InlineData("perplezity", "perplexity")]
    public Task A_key_near_to_a_declared_one_is_reported_at_the_literal(string key, string meant) => AnalyzerTest.ReportsAsync(
        Call($$"""run.Log({|INST2012:"{{key}}"|}, 1.0);"""),
        $"warning INST2012: No metric has the key \"{key}\"; write \"{meant}\" if you meant that one");

    [Theory]
    [InlineData("run.Log({|INST3007:new Dictionary<string, object?> { [[|\"tran/loss\"|]] = 1.0, [\"train/loss\"] = 2.0 }|});")]
    [InlineData("run.Log(new Dictionary<string, object?> { { [|\"tran/loss\"|], 1.0 } }, step: 3);")]
    [InlineData("Dictionary<string, object?> row = new() { [[|\"tran/loss\"|]] = 1.0 }; run.Log(row);")]
    [InlineData("const string Key = \"tran/loss\"; run.Log([|Key|], 1.0);")]
    public Task Every_constant_key_is_checked(string statement) => AnalyzerTest.ReportsAsync(Call(statement));

    [Theory]
    [InlineData("train/loss")]
    [InlineData("val/loss")]
    [InlineData("train/cost")]
    [InlineData("train/lost")]
    [InlineData("top1")]
    [InlineData("f1_macro")]
    [InlineData("loss_max")]
    [InlineData("something/else")]
    public Task A_declared_key_and_one_that_resembles_it_on_purpose_are_fine(string key) =>
        AnalyzerTest.IsSilentAsync(Call($"run.Log(\"{key}\", 1.0);"));

    [Fact]
    public Task Keys_of_parameters_and_families_are_declared() => AnalyzerTest.ReportsAsync(
        """
        public static partial class Report
        {
            public static partial void LogNorms(
                this Run run, [Metric("train/loss")] double loss, [MetricFamily("norms/{0}", Names = ["encoder", "decoder"])] double[] norms);

            public static void LogMore(Run run)
            {
                run.Log("norms/encoder", 1.0);
                run.Log([|"norms/encodr"|], 1.0);
                run.Log([|"train/los"|], 1.0);
            }
        }
        """);

    [Fact]
    public Task Without_declared_metrics_nothing_is_reported() => AnalyzerTest.IsSilentAsync(
        """
        public static class Trainer
        {
            public static void Report(Run run)
            {
                run.Log("train/loss", 1.0);
                run.Log("tran/loss", 1.0);
            }
        }
        """);

    [Fact]
    public async Task The_suggestion_is_handed_to_fixes() =>
        Assert.Equal("train/loss", await Suggestion.OfAsync(Call("run.Log(\"tran/loss\", 1.0);")));

    private static string Call(string statement) => $$"""
        public class TrainMetrics
        {
            [Metric("train/loss")] public double Loss { get; set; }
            [Metric("train/grad_norm")] public double GradientNorm { get; set; }
            [Metric("perplexity")] public double Perplexity { get; set; }
            [Metric("top5")] public double Top5 { get; set; }
            [Metric("f1_micro")] public double F1 { get; set; }
            [Metric("loss_min")] public double Least { get; set; }
        }

        public class Trainer
        {
            public void Train(Run run)
            {
                {{statement}}
            }
        }
        """;
}
