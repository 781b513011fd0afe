using Instrument.Analyzers.Tests.Verification;

namespace Instrument.Analyzers.Tests.Declarations;

/// <summary>INST1001: metrics are single values, or types with metrics of their own.</summary>
public class MetricTypeTests
{
    private const string Reason =
        "which is not a number, flag, enum or text and has no metrics of its own; change its type, or remove [Metric]";

    [Theory]
    [InlineData("float[]")]
    [InlineData("object")]
    [InlineData("dynamic")]
    [InlineData("List<double>")]
    [InlineData("Action?")]
    [InlineData("(double Loss, int Step)")]
    [InlineData("Empty")]
    public Task A_type_without_a_form_in_a_row_is_reported_at_the_type(string type) => AnalyzerTest.ReportsAsync(
        $$"""
        public class Empty { }

        public class TrainMetrics
        {
            [Metric("train/value")]
            public [|{{type}}|] Value { get; set; } = default!;
        }
        """,
        $"error INST1001: 'Value' has the type '{type}', {Reason}");

    [Fact]
    public Task A_field_is_reported_at_its_type() => AnalyzerTest.ReportsAsync(
        """
        public struct TrainMetrics
        {
            [Metric] public [|double[]|] Weights;
        }
        """,
        $"error INST1001: 'Weights' has the type 'double[]', {Reason}");

    [Fact]
    public Task Each_wrong_member_is_reported() => AnalyzerTest.ReportsAsync(
        """
        public class TrainMetrics
        {
            [Metric("a")] public {|INST1001:int[]|} A { get; set; } = [];
            [Metric("b")] public double B { get; set; }
            [Metric("c")] public {|INST1001:Uri?|} C { get; set; }
        }
        """,
        $"error INST1001: 'A' has the type 'int[]', {Reason}",
        $"error INST1001: 'C' has the type 'Uri?', {Reason}");

    [Fact]
    public Task A_type_that_leads_back_to_itself_is_reported() => AnalyzerTest.ReportsAsync(
        """
        public class LayerMetrics
        {
            [Metric("norm")] public double Norm { get; set; }
            [Metric("next")] public {|INST1001:LayerMetrics?|} Next { get; set; }
        }
        """,
        "error INST1001: 'Next' has the type 'LayerMetrics?', which leads back to LayerMetrics; change its type, or remove [Metric]");

    [Fact]
    public Task A_type_that_does_not_exist_is_left_to_the_compiler() => AnalyzerTest.ReportsAsync(
        """
        public class TrainMetrics
        {
            [Metric] public {|CS0246:Missing|} Value { get; set; } = default!;
        }
        """);

    [Fact]
    public Task A_mistake_in_nested_metrics_is_reported_once_where_it_is() => AnalyzerTest.ReportsAsync(
        """
        public class TrainMetrics
        {
            [Metric("optimizer")] public OptimizerMetrics Optimizer { get; set; } = new();
        }

        public class OptimizerMetrics
        {
            [Metric("rates")] public {|INST1001:double[]|} Rates { get; set; } = [];
        }
        """,
        $"error INST1001: 'Rates' has the type 'double[]', {Reason}");

    [Fact]
    public Task A_mistake_in_a_base_type_is_reported_once_where_it_is() => AnalyzerTest.ReportsAsync(
        """
        public class BaseMetrics
        {
            [Metric] public {|INST1001:double[]|} Rates { get; set; } = [];
        }

        public class TrainMetrics : BaseMetrics
        {
            [Metric] public double Loss { get; set; }
        }
        """,
        $"error INST1001: 'Rates' has the type 'double[]', {Reason}");

    [Theory]
    [InlineData("double")]
    [InlineData("float?")]
    [InlineData("Half")]
    [InlineData("decimal")]
    [InlineData("byte")]
    [InlineData("sbyte")]
    [InlineData("short")]
    [InlineData("ushort?")]
    [InlineData("int")]
    [InlineData("uint")]
    [InlineData("long?")]
    [InlineData("ulong")]
    [InlineData("nint")]
    [InlineData("nuint")]
    [InlineData("Int128")]
    [InlineData("UInt128?")]
    [InlineData("bool")]
    [InlineData("string")]
    [InlineData("string?")]
    [InlineData("DayOfWeek")]
    [InlineData("DayOfWeek?")]
    [InlineData("Nested")]
    [InlineData("Nested?")]
    public Task A_type_with_a_form_in_a_row_is_fine(string type) => AnalyzerTest.IsSilentAsync(
        $$"""
        public class Nested
        {
            [Metric] public double Loss { get; set; }
        }

        public class TrainMetrics
        {
            [Metric("train/value")]
            public {{type}} Value { get; set; } = default!;
        }
        """);

    [Fact]
    public Task A_member_without_the_attribute_may_have_any_type() => AnalyzerTest.IsSilentAsync(
        """
        public class TrainMetrics
        {
            public float[] Weights { get; set; } = [];
            [Metric] public double Loss { get; set; }
        }
        """);
}
