using Instrument.Analyzers.Tests.Verification;

namespace Instrument.Analyzers.Tests.Keys;

/// <summary>INST2011: an axis is a metric.</summary>
public class UndeclaredAxisTests
{
    [Theory]
    [InlineData("epochs", "write \"epoch\" if you meant that one")]
    [InlineData("Epoch", "write \"epoch\" if you meant that one")]
    [InlineData("samples_seen", "declare it, or name another axis")]
    public Task An_axis_that_is_no_metric_is_reported_where_it_is_named(string axis, string remedy) => AnalyzerTest.ReportsAsync(
        Metrics($$"""{|INST2011:"{{axis}}"|}"""),
        $"warning INST2011: No metric has the key \"{axis}\", which serves as axis; {remedy}");

    [Theory]
    [InlineData("epoch")]
    [InlineData("_runtime")]
    [InlineData("train/tokens")]
    public Task An_axis_of_any_type_or_of_the_client_is_fine(string axis) => AnalyzerTest.IsSilentAsync(Metrics($"\"{axis}\""));

    [Fact]
    public Task An_axis_that_other_code_spells_is_fine() => AnalyzerTest.IsSilentAsync(
        $$"""
        {{Metrics("\"samples_seen\"")}}

        public static class Trainer
        {
            private const string Key = "samples_seen";
            public static void Report(Run run, long samples) => run.Log(Key, samples);
        }
        """);

    [Fact]
    public async Task The_suggestion_is_handed_to_fixes() => Assert.Equal("epoch", await Suggestion.OfAsync(Metrics("\"epcoh\"")));

    [Fact]
    public async Task Nothing_near_means_no_suggestion() => Assert.Null(await Suggestion.OfAsync(Metrics("\"samples_seen\"")));

    private static string Metrics(string axis) => $$"""
        public class ValidationMetrics
        {
            [Metric("val/loss", Axis = {{axis}})] public double Loss { get; set; }
        }

        public class TrainMetrics
        {
            [Metric("epoch")] public int Epoch { get; set; }
            [Metric("train")] public DataMetrics Data { get; set; } = new();
        }

        public class DataMetrics
        {
            [Metric("tokens")] public long Tokens { get; set; }
        }
        """;
}
