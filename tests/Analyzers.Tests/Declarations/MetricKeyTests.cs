using Instrument.Analyzers.Tests.Verification;

namespace Instrument.Analyzers.Tests.Declarations;

/// <summary>INST2001 and INST2002: keys that are given obey the grammar, and so do keys with their prefixes.</summary>
public class MetricKeyTests
{
    private const string Reserved = "starts with an underscore, which W&B reserves for its own values; choose another first character";
    private const string ReservedGroup = "starts with \"system/\", where W&B shows the machine's own metrics; choose another group";

    [Theory]
    [InlineData("", "\"\" is empty; a metric needs a name such as \"train/loss\"")]
    [InlineData(" loss", "\" loss\" starts or ends with white space; remove it")]
    [InlineData("loss\\t", "\"loss\\u0009\" starts or ends with white space; remove it")]
    [InlineData("train\\nloss", "\"train\\u000Aloss\" contains a control character; use printable characters only")]
    public Task An_invalid_key_is_reported_at_the_key(string key, string message) => AnalyzerTest.ReportsAsync(
        $$"""
        public class TrainMetrics
        {
            [Metric({|INST2001:"{{key}}"|})]
            public double Loss { get; set; }
        }
        """,
        $"error INST2001: The metric key {message}");

    [Theory]
    [InlineData("_step")]
    [InlineData("_")]
    [InlineData("_my/loss")]
    public Task A_reserved_key_is_reported_at_the_key(string key) => AnalyzerTest.ReportsAsync(
        $$"""
        public class TrainMetrics
        {
            [Metric({|INST2002:"{{key}}"|})]
            public double Loss { get; set; }
        }
        """,
        $"error INST2002: The metric key \"{key}\" {Reserved}");

    [Theory]
    [InlineData("[Metric(\"system\")]", "{|INST2002:\"load\"|}", "", "system/load")]
    [InlineData("", "{|INST2002:\"system/load\"|}", "", "system/load")]
    [InlineData("", "\"load\"", ", Axis = {|INST2002:\"system/time\"|}", "system/time")]
    public Task The_group_of_the_machines_metrics_is_reserved(string prefix, string key, string axis, string reported) => AnalyzerTest.ReportsAsync(
        $$"""
        {{prefix}}
        public class TrainMetrics
        {
            [Metric({{key}}{{axis}})] public double Load { get; set; }
        }
        """,
        $"error INST2002: The metric key \"{reported}\" {ReservedGroup}");

    [Fact]
    public Task That_group_below_another_one_is_free() => AnalyzerTest.IsSilentAsync(
        """
        [Metric("machine")]
        public class TrainMetrics
        {
            [Metric("system/load")] public double Load { get; set; }
        }
        """);

    [Fact]
    public Task A_key_from_a_constant_is_reported_at_the_expression() => AnalyzerTest.ReportsAsync(
        """
        public class TrainMetrics
        {
            private const string Prefix = "_train/";
            [Metric({|INST2002:Prefix + "loss"|}, Hidden = true)] public double Loss { get; set; }
        }
        """,
        $"error INST2002: The metric key \"_train/loss\" {Reserved}");

    [Fact]
    public Task A_prefix_on_a_type_is_checked_too() => AnalyzerTest.ReportsAsync(
        """
        [Metric({|INST2002:"_train"|})]
        public class TrainMetrics
        {
            [Metric("loss")] public double Loss { get; set; }
        }
        """,
        $"error INST2002: The metric key \"_train\" {Reserved}");

    [Fact]
    public Task An_axis_is_checked_too() => AnalyzerTest.ReportsAsync(
        """
        public class TrainMetrics
        {
            [Metric("loss", Axis = {|INST2001:"epoch "|})] public double Loss { get; set; }
        }
        """,
        "error INST2001: The metric key \"epoch \" starts or ends with white space; remove it");

    [Fact]
    public Task A_key_that_is_too_long_is_cut_in_the_message() => AnalyzerTest.ReportsAsync(
        $$"""
        public class TrainMetrics
        {
            [Metric({|INST2001:"{{new string('x', 513)}}"|})] public double Loss { get; set; }
        }
        """,
        $"error INST2001: The metric key \"{new string('x', 120)}…\" is longer than 512 characters; shorten it");

    [Fact]
    public Task A_key_that_its_prefix_makes_too_long_is_reported_where_both_meet() => AnalyzerTest.ReportsAsync(
        $$"""
        public class TrainMetrics
        {
            [Metric({|INST2001:"{{new string('p', 300)}}"|})] public OptimizerMetrics Optimizer { get; set; } = new();
        }

        public class OptimizerMetrics
        {
            [Metric("{{new string('k', 300)}}")] public double Rate { get; set; }
        }
        """);

    [Theory]
    [InlineData("loss")]
    [InlineData("train/loss")]
    [InlineData("train/top-5 accuracy (%)")]
    [InlineData("Verlust/Größe")]
    [InlineData("train/_loss")]
    public Task A_valid_key_is_fine(string key) => AnalyzerTest.IsSilentAsync(
        $$"""
        public class TrainMetrics
        {
            [Metric("{{key}}")]
            public double Loss { get; set; }
        }
        """);

    [Fact]
    public Task A_key_of_the_client_is_a_good_axis() => AnalyzerTest.IsSilentAsync(
        """
        public class TrainMetrics
        {
            [Metric("loss", Axis = "_runtime")] public double Loss { get; set; }
        }
        """);

    [Fact]
    public Task A_name_that_starts_with_an_underscore_makes_a_valid_key() => AnalyzerTest.IsSilentAsync(
        """
        public class TrainMetrics
        {
            [Metric] internal double _loss;
        }
        """);
}
