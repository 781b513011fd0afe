using Instrument.Analyzers.Tests.Verification;

namespace Instrument.Analyzers.Tests.Usage;

/// <summary>INST3002: rows come before the end of their run.</summary>
public class LogAfterEndTests
{
    [Theory]
    [InlineData("Finish")]
    [InlineData("Dispose")]
    public Task A_row_after_the_end_is_reported_at_the_call(string end) => AnalyzerTest.ReportsAsync(
        Body($$"""run.{{end}}(); {|INST3002:run.Log("loss", 1.0)|};"""),
        $"warning INST3002: This row comes after 'run.{end}()', so Log throws; log it before, or start another run");

    [Theory]
    [InlineData("var receipt = run.Finish(); [|run.Log(metrics)|];")]
    [InlineData("RunReceipt receipt; receipt = run.Finish(); Console.WriteLine(receipt); [|run.Log(metrics, step: 1)|];")]
    [InlineData("run.Finish(); if (metrics.Loss > 1) { [|run.Log(metrics)|]; [|run.Log(\"loss\", 1.0)|]; }")]
    [InlineData("run.Finish(); for (int i = 0; i < 3; i++) [|run.Log(metrics)|];")]
    [InlineData("if (metrics.Loss > 1) { run.Finish(); [|run.Log(metrics)|]; }")]
    public Task Every_row_after_the_end_is_reported(string statements) => AnalyzerTest.ReportsAsync(Body(statements));

    [Theory]
    [InlineData("run.Log(metrics); run.Finish();")]
    [InlineData("if (metrics.Loss > 1) run.Finish(); run.Log(metrics);")]
    [InlineData("if (metrics.Loss > 1) { run.Finish(); return; } run.Log(metrics);")]
    [InlineData("for (int i = 0; i < 3; i++) { run.Log(metrics); if (i == 2) run.Finish(); }")]
    [InlineData("run.Finish(); run = other; run.Log(metrics);")]
    [InlineData("run.Finish(); Renew(ref run); run.Log(metrics);")]
    [InlineData("run.Finish(); other.Log(metrics);")]
    [InlineData("run.Finish(); Console.WriteLine(run.Id);")]
    [InlineData("Action end = () => run.Finish(); run.Log(metrics);")]
    [InlineData("run?.Finish(); other.Log(metrics);")]
    public Task Other_orders_and_other_runs_are_fine(string statements) => AnalyzerTest.IsSilentAsync(Body(statements));

    private static string Body(string statements) => $$"""
        public class Metrics
        {
            [Metric("train/loss")] public double Loss { get; set; }
        }

        public class Trainer
        {
            public void Train(Run run, Run other, Metrics metrics)
            {
                {{statements}}
            }

            private static void Renew(ref Run run) => run = Wandb.Init();
        }
        """;
}
