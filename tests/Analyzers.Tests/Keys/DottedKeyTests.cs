using Instrument.Analyzers.Tests.Verification;

namespace Instrument.Analyzers.Tests.Keys;

/// <summary>INST2006: no dot where W&amp;B splits keys.</summary>
public class DottedKeyTests
{
    [Fact]
    public Task A_metric_with_summary_kinds_is_reported_at_the_key() => AnalyzerTest.ReportsAsync(
        """
        public class TrainMetrics
        {
            [Metric({|INST2006:"train.loss"|}, Summary = MetricSummary.Min | MetricSummary.Max)] public double Loss { get; set; }
        }
        """,
        "warning INST2006: The metric key \"train.loss\" has a dot, at which W&B splits the key of a metric with summary kinds; write \"train/loss\"");

    [Fact]
    public Task An_axis_is_reported_where_it_is_named() => AnalyzerTest.ReportsAsync(
        """
        public class TrainMetrics
        {
            [Metric("data.epoch")] public int Epoch { get; set; }
            [Metric("loss", Axis = {|INST2006:"data.epoch"|})] public double Loss { get; set; }
        }
        """,
        "warning INST2006: The metric key \"data.epoch\" has a dot, at which W&B splits the key of an axis; write \"data/epoch\"");

    [Fact]
    public Task A_dot_in_a_prefix_counts() => AnalyzerTest.ReportsAsync(
        """
        [Metric("v1.0")]
        public class TrainMetrics
        {
            [Metric({|INST2006:"loss"|}, Summary = MetricSummary.Min)] public double Loss { get; set; }
        }
        """);

    [Fact]
    public Task A_dot_in_the_key_of_a_group_counts_and_one_below_is_reported_there() => AnalyzerTest.ReportsAsync(
        """
        public class TrainMetrics
        {
            [Metric({|INST2006:"opt.adam"|})] public AdamMetrics Adam { get; set; } = new();
            [Metric("sgd")] public SgdMetrics Sgd { get; set; } = new();
        }

        public class AdamMetrics
        {
            [Metric("rate", Summary = MetricSummary.Mean)] public double Rate { get; set; }
        }

        public class SgdMetrics
        {
            [Metric({|INST2006:"learning.rate"|}, Summary = MetricSummary.Mean)] public double Rate { get; set; }
        }
        """);

    [Fact]
    public Task A_family_is_reported_once() => AnalyzerTest.ReportsAsync(
        """
        public class TrainMetrics
        {
            [MetricFamily({|INST2006:"norm.{0}"|}, Max = 3, Summary = MetricSummary.Max)] public double[] Norms { get; set; } = [];
        }
        """,
        "warning INST2006: The metric key \"norm.0\" has a dot, at which W&B splits the key of a metric with summary kinds; write \"norm/0\"");

    [Fact]
    public Task A_dot_elsewhere_is_fine() => AnalyzerTest.IsSilentAsync(
        """
        public class TrainMetrics
        {
            [Metric("train.loss", Goal = MetricGoal.Minimize)] public double Loss { get; set; }
            [Metric("train/loss", Summary = MetricSummary.Min)] public double SmoothLoss { get; set; }
        }
        """);

    [Fact]
    public async Task The_suggestion_is_handed_to_fixes() => Assert.Equal("train/loss", await Suggestion.OfAsync(
        """
        public class TrainMetrics
        {
            [Metric("train.loss", Summary = MetricSummary.Min)] public double Loss { get; set; }
        }
        """));
}
