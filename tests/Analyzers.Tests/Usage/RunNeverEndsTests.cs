using Instrument.Analyzers.Tests.Verification;

namespace Instrument.Analyzers.Tests.Usage;

/// <summary>INST3001: a run is finished, disposed or handed on.</summary>
public class RunNeverEndsTests
{
    [Fact]
    public Task A_variable_is_reported_at_its_name() => AnalyzerTest.ReportsAsync(
        Body("Run {|INST3001:run|} = Wandb.Init(new RunOptions()); run.Log(\"loss\", 1.0);"),
        "warning INST3001: The run 'run' is never finished or disposed; declare it with using, or call Finish");

    [Theory]
    [InlineData("[|Wandb.Init()|];")]
    [InlineData("_ = [|Wandb.Init()|];")]
    public Task A_run_that_nothing_keeps_is_reported_at_the_call(string statement) => AnalyzerTest.ReportsAsync(
        Body(statement),
        "warning INST3001: This run is never finished or disposed; declare it with using, or call Finish");

    [Theory]
    [InlineData("Run? run; run = [|Wandb.Init()|]; run.Log(\"loss\", 1.0);")]
    [InlineData("var [|run|] = Wandb.Init(); run?.Log(\"loss\", 1.0);")]
    [InlineData("var [|run|] = Wandb.Init(); run.Log(new Metrics());")]
    [InlineData("var [|run|] = Wandb.Init(); if (run != null && run is not null) Console.WriteLine(run.Id);")]
    [InlineData("Action a = () => { var [|run|] = Wandb.Init(); run.Log(\"loss\", 1.0); };")]
    public Task Logging_and_reading_do_not_end_a_run(string statements) => AnalyzerTest.ReportsAsync(Body(statements));

    [Theory]
    [InlineData("using Run run = Wandb.Init();")]
    [InlineData("using (Run run = Wandb.Init()) { }")]
    [InlineData("using (Wandb.Init()) { }")]
    [InlineData("Run run = Wandb.Init(); using (run) { }")]
    [InlineData("Run run = Wandb.Init(); run.Finish();")]
    [InlineData("Run run = Wandb.Init(); var end = run.FinishAsync();")]
    [InlineData("Run run = Wandb.Init(); var end = run.DisposeAsync();")]
    [InlineData("Run run = Wandb.Init(); var receipt = run.Finish(1);")]
    [InlineData("Run? run = null; try { run = Wandb.Init(); } finally { run?.Dispose(); }")]
    [InlineData("Run run = Wandb.Init(); try { run.Log(\"loss\", 1.0); } finally { ((IDisposable)run).Dispose(); }")]
    public Task A_run_that_ends_is_fine(string statements) => AnalyzerTest.IsSilentAsync(Body(statements));

    [Theory]
    [InlineData("_run = Wandb.Init();")]
    [InlineData("Use(Wandb.Init());")]
    [InlineData("Run run = Wandb.Init(); Use(run);")]
    [InlineData("Run run = Wandb.Init(); _run = run;")]
    [InlineData("Run run = Wandb.Init(); run.LogAndFinish();")]
    [InlineData("Run run = Wandb.Init(); run?.LogAndFinish();")]
    [InlineData("Run run = Wandb.Init(); Run[] runs = [run];")]
    [InlineData("Run run = Wandb.Init(); AppDomain.CurrentDomain.ProcessExit += (_, _) => run.Finish();")]
    [InlineData("Run run = Wandb.Init(); Func<int, RunReceipt> finish = run.Finish;")]
    [InlineData("Func<Run> start = () => Wandb.Init();")]
    public Task A_run_that_other_code_gets_is_fine(string statements) => AnalyzerTest.IsSilentAsync(Body(statements));

    [Fact]
    public Task A_run_that_is_returned_is_fine() => AnalyzerTest.IsSilentAsync(
        """
        public static class Starter
        {
            public static Run Start() => Wandb.Init();

            public static Run StartAndLog()
            {
                Run run = Wandb.Init();
                run.Log("loss", 1.0);
                return run;
            }
        }
        """);

    private static string Body(string statements) => $$"""
        public class Metrics
        {
            [Metric("train/loss")] public double Loss { get; set; }
        }

        public static class Extensions
        {
            public static void LogAndFinish(this Run run) => run.Finish();
        }

        public class Trainer
        {
            private Run? _run;

            public void Train()
            {
                {{statements}}
            }

            private void Use(Run run) => _run = run;
        }
        """;
}
