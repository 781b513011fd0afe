using Instrument.Analyzers.Tests.Verification;

namespace Instrument.Analyzers.Tests.Keys;

/// <summary>INST2007: every group of a key has a name.</summary>
public class EmptyGroupTests
{
    [Theory]
    [InlineData("/loss", "starts with a slash", "write \"loss\"")]
    [InlineData("loss/", "ends with a slash", "write \"loss\"")]
    [InlineData("train//loss", "has two slashes in a row", "write \"train/loss\"")]
    [InlineData("/", "starts with a slash", "give it a name")]
    public Task An_empty_group_is_reported_at_the_key(string key, string reason, string remedy) => AnalyzerTest.ReportsAsync(
        $$"""
        public class TrainMetrics
        {
            [Metric({|INST2007:"{{key}}"|})] public double Loss { get; set; }
        }
        """,
        $"warning INST2007: The metric key \"{key}\" {reason}, which leaves a group or a name empty; {remedy}");

    [Fact]
    public Task Keys_in_calls_are_checked_too() => AnalyzerTest.ReportsAsync(
        """
        public static class Trainer
        {
            public static void Report(Run run, double loss)
            {
                run.Log({|INST2007:"/loss"|}, loss);
                var row = new Dictionary<string, object?> { { {|INST2007:"loss/"|}, loss } };
                run.Log(row);
            }
        }
        """);

    [Fact]
    public Task An_axis_is_checked_too() => AnalyzerTest.ReportsAsync(
        """
        public class TrainMetrics
        {
            [Metric({|INST2007:"/epoch"|})] public int Epoch { get; set; }
            [Metric("loss", Axis = {|INST2007:"/epoch"|})] public double Loss { get; set; }
        }
        """);

    [Fact]
    public Task A_prefix_may_end_with_a_slash_but_not_start_with_one() => AnalyzerTest.ReportsAsync(
        """
        [Metric("train/")]
        public class TrainMetrics
        {
            [Metric("optimizer/")] public OptimizerMetrics Optimizer { get; set; } = new();
            [Metric({|INST2007:"/head/"|})] public OptimizerMetrics Head { get; set; } = new();
        }

        public class OptimizerMetrics
        {
            [Metric("rate")] public double Rate { get; set; }
        }
        """);

    [Fact]
    public async Task The_suggestion_is_handed_to_fixes() => Assert.Equal("train/loss", await Suggestion.OfAsync(
        """
        public class TrainMetrics
        {
            [Metric("/train//loss/")] public double Loss { get; set; }
        }
        """));
}
