using Instrument.Analyzers.Tests.Verification;

namespace Instrument.Analyzers.Tests.Declarations;

/// <summary>Members whose values have files of their own.</summary>
public class MetricMediaTests
{
    private const string Advice = "and the files of its values are named after it; use none of < > : \" \\ | ? *";

    [Theory]
    [InlineData("Image?")]
    [InlineData("Html")]
    [InlineData("WandbValue?")]
    [InlineData("Image[]")]
    [InlineData("List<Image>?")]
    [InlineData("IReadOnlyList<Image>")]
    [InlineData("System.Collections.ObjectModel.ReadOnlyCollection<WandbValue>?")]
    public Task Values_and_lists_of_them_are_metrics(string type) => AnalyzerTest.IsSilentAsync(
        $$"""
        public class TrainMetrics
        {
            [Metric("val/value")] public {{type}} Value { get; set; } = default!;
        }
        """);

    [Theory]
    [InlineData("IEnumerable<Image>")]
    [InlineData("Image[,]")]
    [InlineData("System.Collections.Immutable.ImmutableArray<Image>")]
    [InlineData("Dictionary<string, Image>")]
    public Task Other_collections_are_reported(string type) => AnalyzerTest.ReportsAsync(
        $$"""
        public class TrainMetrics
        {
            [Metric("val/value")] public [|{{type}}|] Value { get; set; } = default!;
        }
        """);

    [Fact]
    public Task A_key_that_no_file_can_be_named_after_is_reported_where_it_is() => AnalyzerTest.ReportsAsync(
        """
        public class TrainMetrics
        {
            [Metric({|INST2001:"val/a|b"|})] public Image? Picture { get; set; }
            [Metric("val/a:b")] public double Number { get; set; }
        }
        public class Outer
        {
            [Metric("outer")] public TrainMetrics? Train { get; set; }
        }
        """,
        $"error INST2001: The metric key \"val/a|b\" contains '|', {Advice}");

    [Fact]
    public Task A_prefix_is_reported_where_it_meets_such_values() => AnalyzerTest.ReportsAsync(
        """
        public class Inner
        {
            [Metric] public Image? Picture { get; set; }
        }
        public class Outer
        {
            [Metric({|INST2001:"a?"|})] public Inner? Inner { get; set; }
        }
        """,
        $"error INST2001: The metric key \"a?/picture\" contains '?', {Advice}");

    [Theory]
    [InlineData("Image[]")]
    [InlineData("List<Table?>?")]
    [InlineData("IReadOnlyList<Histogram>")]
    public Task Families_of_them_are_metrics(string type) => AnalyzerTest.IsSilentAsync(
        $$"""
        public class TrainMetrics
        {
            [MetricFamily("val/{0}")] public {{type}} Values { get; set; } = default!;
        }
        """);

    [Fact]
    public Task A_family_with_a_name_that_no_file_can_have_is_reported() => AnalyzerTest.ReportsAsync(
        """
        public class TrainMetrics
        {
            [MetricFamily({|INST2001:"val/{0}"|}, Names = new[] { "a", "b?" })] public Image[] Pictures { get; set; } = [];
            [MetricFamily("part/{0}", Names = new[] { "a", "b?" })] public double[] Numbers { get; set; } = [];
        }
        """,
        $"error INST2001: The metric key \"val/b?\" contains '?', {Advice}");

    [Fact]
    public Task A_pragma_silences_it() => AnalyzerTest.IsSilentAsync(
        """
        public class TrainMetrics
        {
        #pragma warning disable INST2001
            [Metric("val/a:b")] public Image? Picture { get; set; }
        #pragma warning restore INST2001
        }
        """);
}
