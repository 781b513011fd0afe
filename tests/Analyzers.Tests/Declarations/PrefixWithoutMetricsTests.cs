using Instrument.Analyzers.Tests.Verification;

namespace Instrument.Analyzers.Tests.Declarations;

/// <summary>INST1006: a prefix is for metrics.</summary>
public class PrefixWithoutMetricsTests
{
    [Theory]
    [InlineData("public class")]
    [InlineData("public sealed record")]
    [InlineData("public struct")]
    public Task A_prefix_on_a_type_without_metrics_is_reported_at_the_name(string declaration) => AnalyzerTest.ReportsAsync(
        $$"""
        [Metric("train")]
        {{declaration}} [|TrainMetrics|]
        {
            public double Loss { get; set; }
        }
        """,
        "warning INST1006: 'TrainMetrics' has [Metric], the prefix of its metrics, but neither it nor a base type has one; put [Metric] on its members, or remove it");

    [Theory]
    [InlineData("[Metric(\"train\")] public abstract class TrainMetrics { }")]
    [InlineData("[Metric(\"train\")] public class TrainMetrics { [Metric] public double Loss { get; set; } }")]
    [InlineData("[Metric(\"train\")] public class TrainMetrics { [MetricFamily(\"layer/{0}\")] public double[] Norms { get; set; } = []; }")]
    [InlineData("public class Base { [Metric] public double Loss { get; set; } } [Metric(\"train\")] public class TrainMetrics : Base { }")]
    [InlineData("[Metric(\"train\")] public record TrainMetrics([property: Metric] double Loss);")]
    public Task A_prefix_for_metrics_is_fine(string source) => AnalyzerTest.IsSilentAsync(source);

    [Fact]
    public Task Other_mistakes_of_the_type_are_reported_alone() => AnalyzerTest.ReportsAsync(
        """
        [Metric("train")]
        public class TrainMetrics
        {
            [Metric] public {|INST1001:object?|} Loss { get; set; }
        }
        """);

    [Fact]
    public Task A_pragma_silences_it() => AnalyzerTest.IsSilentAsync(
        """
        #pragma warning disable INST1006
        [Metric("train")] public class TrainMetrics { }
        """);
}
