using Instrument.Analyzers.Tests.Verification;

namespace Instrument.Analyzers.Tests.Usage;

/// <summary>INST3004: all rows of a run have a step, or none.</summary>
public class MixedStepsTests
{
    [Theory]
    [InlineData("run.Log(metrics, step: 1); {|INST3004:run.Log(metrics)|};", "without", "with")]
    [InlineData("run.Log(metrics); {|INST3004:run.Log(metrics, 1)|};", "with", "without")]
    public Task A_row_that_differs_from_the_first_is_reported(string statements, string here, string earlier) => AnalyzerTest.ReportsAsync(
        Body(statements),
        $"warning INST3004: This row of 'run' is logged {here} a step, an earlier one {earlier}; pass a step for all rows of the run, or for none");

    [Theory]
    [InlineData("run.Log(\"a\", 1.0, step: i); [|run.Log(\"b\", 1.0)|]; [|run.Log(new Dictionary<string, object?>())|];")]
    [InlineData("run.Log(\"a\", 1.0, i); for (;;) { [|run.Log(metrics)|]; }")]
    [InlineData("run.Log(metrics, step: null); [|run.Log(metrics, step: i)|];")]
    [InlineData("run.Log(metrics, step: default); [|run.Log(metrics, step: i)|];")]
    [InlineData("Action log = () => run.Log(metrics); [|run.Log(metrics, step: i)|];")]
    [InlineData("using Run mine = Wandb.Init(); mine.Log(metrics); [|mine.Log(metrics, step: i)|];")]
    [InlineData("run?.Log(metrics, step: i); run?[|.Log(metrics)|];")]
    public Task Every_call_counts(string statements) => AnalyzerTest.ReportsAsync(Body(statements));

    [Theory]
    [InlineData("run.Log(metrics); run.Log(\"a\", 1.0);")]
    [InlineData("run.Log(metrics, step: i); run.Log(\"a\", 1.0, i + 1);")]
    [InlineData("run.Log(metrics, step: i); other.Log(metrics);")]
    public Task One_way_for_each_run_is_fine(string statements) => AnalyzerTest.IsSilentAsync(Body(statements));

    private static string Body(string statements) => $$"""
        public class Metrics
        {
            [Metric("train/loss")] public double Loss { get; set; }
        }

        public class Trainer
        {
            public void Train(Run run, Run other, Metrics metrics, long i)
            {
                {{statements}}
            }
        }
        """;
}
