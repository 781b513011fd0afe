using Instrument.Analyzers.Tests.Verification;

namespace Instrument.Analyzers.Tests.Usage;

/// <summary>INST3006: one metrics object serves for all rows.</summary>
public class MetricsInLoopTests
{
    [Fact]
    public Task An_object_for_one_row_is_pointed_at() => AnalyzerTest.ReportsAsync(
        Body("foreach (double loss in losses) run.Log({|INST3006:new Metrics { Loss = loss }|});"),
        "info INST3006: Each turn of the loop creates a 'Metrics' for one row; create it before the loop and set its members in it");

    [Theory]
    [InlineData("for (;;) { Metrics m = [|new()|]; m.Loss = 1; run.Log(m, step: 2); }")]
    [InlineData("while (true) { var m = [|new Metrics { Loss = 1 }|]; Console.WriteLine(m.Loss); run.Log(m); }")]
    public Task A_variable_in_the_loop_counts(string statements) => AnalyzerTest.ReportsAsync(Body(statements));

    [Theory]
    [InlineData("Metrics m = new(); foreach (double loss in losses) { m.Loss = loss; run.Log(m); }")]
    [InlineData("run.Log(new Metrics { Loss = 1 });")]
    [InlineData("List<Metrics> all = []; foreach (double loss in losses) { Metrics m = new() { Loss = loss }; all.Add(m); run.Log(m); }")]
    [InlineData("foreach (double loss in losses) run.Log(new FixedMetrics(loss));")]
    [InlineData("foreach (double loss in losses) run.Log(new ValueMetrics { Loss = loss });")]
    [InlineData("foreach (double loss in losses) run.Log(new Dictionary<string, object?> { [\"val/loss\"] = loss });")]
    [InlineData("foreach (double loss in losses) { Action log = () => run.Log(new Metrics { Loss = loss }); }")]
    public Task One_object_and_objects_that_cannot_be_reused_are_fine(string statements) => AnalyzerTest.IsSilentAsync(Body(statements));

    private static string Body(string statements) => $$"""
        public class Metrics
        {
            [Metric("train/loss")] public double Loss { get; set; }
        }

        public record FixedMetrics([property: Metric("fixed/loss")] double Loss);

        public struct ValueMetrics
        {
            [Metric("value/loss")] public double Loss { get; set; }
        }

        public class Trainer
        {
            public void Train(Run run, double[] losses)
            {
                {{statements}}
            }
        }
        """;
}
