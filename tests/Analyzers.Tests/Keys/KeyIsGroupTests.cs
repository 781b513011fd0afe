using Instrument.Analyzers.Tests.Verification;

namespace Instrument.Analyzers.Tests.Keys;

/// <summary>INST2010: a key is not the group of another one.</summary>
public class KeyIsGroupTests
{
    [Fact]
    public Task The_shorter_key_is_reported() => AnalyzerTest.ReportsAsync(
        """
        public class TrainMetrics
        {
            [Metric({|INST2010:"train"|})] public double Train { get; set; }
            [Metric({|INST2010:"train/loss"|})] public double Loss { get; set; }
        }

        public class DetailMetrics
        {
            [Metric("train/loss/head")] public double Head { get; set; }
        }
        """,
        "info INST2010: The metric key \"train\" of 'TrainMetrics.Train' is also the group of \"train/loss\"; rename one of them",
        "info INST2010: The metric key \"train/loss\" of 'TrainMetrics.Loss' is also the group of \"train/loss/head\"; rename one of them");

    [Fact]
    public Task Nested_metrics_count() => AnalyzerTest.ReportsAsync(
        """
        public class TrainMetrics
        {
            [Metric({|INST2010:"optimizer"|})] public double Steps { get; set; }
            [Metric("optimizer")] public OptimizerMetrics Optimizer { get; set; } = new();
        }

        public class OptimizerMetrics
        {
            [Metric("rate")] public double Rate { get; set; }
        }
        """);

    [Fact]
    public Task A_key_that_only_begins_alike_is_fine() => AnalyzerTest.IsSilentAsync(
        """
        public class TrainMetrics
        {
            [Metric("train")] public double Train { get; set; }
            [Metric("training/loss")] public double Loss { get; set; }
            [Metric("val/loss")] public double ValidationLoss { get; set; }
        }
        """);
}
