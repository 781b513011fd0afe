using Instrument.Analyzers.Tests.Verification;

namespace Instrument.Analyzers.Tests.Keys;

/// <summary>INST2009: types that share a metric define it alike.</summary>
public class ContradictingDefinitionTests
{
    [Theory]
    [InlineData("Summary = MetricSummary.Min", "Summary = MetricSummary.Max", "Summary = Instrument.MetricSummary.Max", "Instrument.MetricSummary.Min")]
    [InlineData("Goal = MetricGoal.Minimize", "Goal = MetricGoal.Maximize", "Goal = Instrument.MetricGoal.Maximize", "Instrument.MetricGoal.Minimize")]
    [InlineData("Hidden = true", "Hidden = false", "Hidden = false", "true")]
    [InlineData("Axis = \"_step\"", "Axis = \"_runtime\"", "Axis = \"_runtime\"", "\"_step\"")]
    [InlineData("Goal = MetricGoal.Minimize, StepSync = true", "StepSync = false", "StepSync = false", "true")]
    public Task A_different_value_is_reported_at_the_later_key(string first, string second, string stated, string other) => AnalyzerTest.ReportsAsync(
        Types(first, $$"""[Metric({|INST2009:"loss"|}, {{second}})]"""),
        $"warning INST2009: 'ValidationMetrics.Loss' defines the metric \"loss\" with {stated}, but 'TrainMetrics.Loss' with {other}; state the same in both, or in one of them only");

    [Theory]
    [InlineData("Summary = MetricSummary.Min", "[Metric(\"loss\")]")]
    [InlineData("Summary = MetricSummary.Min", "[Metric(\"loss\", Goal = MetricGoal.Minimize)]")]
    [InlineData("Summary = MetricSummary.Min", "[Metric(\"loss\", Summary = MetricSummary.Min)]")]
    [InlineData("Goal = MetricGoal.Minimize", "[Metric(\"val/loss\", Goal = MetricGoal.Maximize)]")]
    public Task What_only_one_states_and_another_key_are_fine(string first, string second) =>
        AnalyzerTest.IsSilentAsync(Types(first, second));

    private static string Types(string first, string second) => $$"""
        public class TrainMetrics
        {
            [Metric("loss", {{first}})] public double Loss { get; set; }
        }

        public class ValidationMetrics
        {
            {{second}} public double Loss { get; set; }
        }
        """;
}
