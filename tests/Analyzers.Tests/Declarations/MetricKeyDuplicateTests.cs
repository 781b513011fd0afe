using Instrument.Analyzers.Tests.Verification;

namespace Instrument.Analyzers.Tests.Declarations;

/// <summary>INST2003: a row has one value for a key.</summary>
public class MetricKeyDuplicateTests
{
    [Fact]
    public Task The_second_of_two_equal_keys_is_reported_at_the_key() => AnalyzerTest.ReportsAsync(
        """
        public class TrainMetrics
        {
            [Metric("loss")] public double Loss { get; set; }
            [Metric({|INST2003:"loss"|})] public double SmoothLoss { get; set; }
        }
        """,
        "error INST2003: 'SmoothLoss' has the metric key \"loss\", which 'Loss' has already; give one of them another key");

    [Fact]
    public Task A_key_made_from_a_name_is_reported_at_the_name() => AnalyzerTest.ReportsAsync(
        """
        public class TrainMetrics
        {
            [Metric("grad_norm")] public double Norm { get; set; }
            [Metric] public double [|GradNorm|] { get; set; }
        }
        """,
        "error INST2003: 'GradNorm' has the metric key \"grad_norm\", which 'Norm' has already; give one of them another key");

    [Fact]
    public Task A_key_that_nested_metrics_bring_along_is_reported_where_they_are_nested() => AnalyzerTest.ReportsAsync(
        """
        public class TrainMetrics
        {
            [Metric("optimizer/rate")] public double Rate { get; set; }
            [Metric([|"optimizer"|])] public OptimizerMetrics Optimizer { get; set; } = new();
        }

        public class OptimizerMetrics
        {
            [Metric("rate")] public double Rate { get; set; }
        }
        """,
        "error INST2003: 'Optimizer.Rate' has the metric key \"optimizer/rate\", which 'Rate' has already; give one of them another key");

    [Fact]
    public Task A_key_of_a_base_type_is_reported_in_the_derived_type() => AnalyzerTest.ReportsAsync(
        """
        public class BaseMetrics
        {
            [Metric("loss")] public double Loss { get; set; }
        }

        public class TrainMetrics : BaseMetrics
        {
            [Metric([|"loss"|])] public double SmoothLoss { get; set; }
        }
        """);

    [Fact]
    public Task Keys_that_differ_in_case_are_no_duplicates() => AnalyzerTest.ReportsAsync(
        """
        public class TrainMetrics
        {
            [Metric("loss")] public double Loss { get; set; }
            [Metric({|INST2008:"Loss"|})] public double SmoothLoss { get; set; }
        }
        """);

    [Fact]
    public Task One_nested_type_under_two_prefixes_is_fine() => AnalyzerTest.IsSilentAsync(
        """
        public class TrainMetrics
        {
            [Metric("encoder")] public LayerMetrics Encoder { get; set; } = new();
            [Metric("decoder")] public LayerMetrics Decoder { get; set; } = new();
        }

        public class LayerMetrics
        {
            [Metric("norm")] public double Norm { get; set; }
        }
        """);

    [Fact]
    public Task An_override_is_the_metric_that_it_overrides() => AnalyzerTest.IsSilentAsync(
        """
        public class BaseMetrics
        {
            [Metric("loss")] public virtual double Loss { get; set; }
        }

        public class TrainMetrics : BaseMetrics
        {
            [Metric("loss")] public override double Loss { get; set; }
        }
        """);
}
