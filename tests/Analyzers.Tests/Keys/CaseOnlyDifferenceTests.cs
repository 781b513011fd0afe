using Instrument.Analyzers.Tests.Verification;

namespace Instrument.Analyzers.Tests.Keys;

/// <summary>INST2008: keys differ in more than case.</summary>
public class CaseOnlyDifferenceTests
{
    [Fact]
    public Task The_later_one_is_reported_at_the_key() => AnalyzerTest.ReportsAsync(
        """
        public class TrainMetrics
        {
            [Metric("Loss")] public double Loss { get; set; }
            [Metric({|INST2008:"loss"|})] public double SmoothLoss { get; set; }
            [Metric({|INST2008:"LOSS"|})] public double RawLoss { get; set; }
        }
        """,
        "warning INST2008: 'TrainMetrics.SmoothLoss' has the metric key \"loss\", which differs only in case from \"Loss\" of 'TrainMetrics.Loss'; spell both alike",
        "warning INST2008: 'TrainMetrics.RawLoss' has the metric key \"LOSS\", which differs only in case from \"Loss\" of 'TrainMetrics.Loss'; spell both alike");

    [Fact]
    public Task Prefixes_and_names_count() => AnalyzerTest.ReportsAsync(
        """
        [Metric("train")]
        public class TrainMetrics
        {
            [Metric] public double Loss { get; set; }
        }

        [Metric("Train")]
        public class OtherMetrics
        {
            [Metric] public double [|Loss|] { get; set; }
        }
        """);

    [Fact]
    public Task Parameters_count_and_a_family_is_reported_once() => AnalyzerTest.ReportsAsync(
        """
        public class TrainMetrics
        {
            [MetricFamily("norm/{0}", Max = 3)] public double[] Norms { get; set; } = [];
            [Metric("train/loss")] public double Loss { get; set; }
        }

        public static partial class Report
        {
            [Metric("train")]
            public static partial void LogTrain(this Run run, [Metric([|"Loss"|])] double loss);

            public static partial void LogNorms(this Run run, [MetricFamily([|"Norm/{0}"|], Max = 3)] double[] norms);
        }
        """);

    [Fact]
    public Task Equal_keys_of_two_types_are_fine() => AnalyzerTest.IsSilentAsync(
        """
        public class TrainMetrics
        {
            [Metric("epoch")] public int Epoch { get; set; }
        }

        public class ValidationMetrics
        {
            [Metric("epoch")] public int Epoch { get; set; }
        }
        """);

    [Fact]
    public Task A_type_that_is_a_part_of_others_has_no_keys_of_its_own() => AnalyzerTest.IsSilentAsync(
        """
        public class TrainMetrics
        {
            [Metric("Rate")] public double Rate { get; set; }
            [Metric("optimizer")] public OptimizerMetrics Optimizer { get; set; } = new();
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
            [Metric("train/loss")] public double Loss { get; set; }
            [Metric("train/Loss")] public double SmoothLoss { get; set; }
        }
        """));
}
