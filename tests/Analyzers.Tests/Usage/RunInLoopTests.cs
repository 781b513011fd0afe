using Instrument.Analyzers.Tests.Verification;

namespace Instrument.Analyzers.Tests.Usage;

/// <summary>INST3003: a run that is started in a loop ends in it.</summary>
public class RunInLoopTests
{
    [Fact]
    public Task A_run_that_outlives_its_turn_is_reported() => AnalyzerTest.ReportsAsync(
        Body("foreach (int i in list) { Run {|INST3003:run|} = Wandb.Init(); run.Log(\"loss\", 1.0); }"),
        "warning INST3003: Each turn of the loop starts a run and none ends it, so the second Init throws; declare it with using, or call Finish in the loop");

    [Theory]
    [InlineData("for (int i = 0; i < 3; i++) [|Wandb.Init()|];")]
    [InlineData("while (list.Count > 0) { Run [|run|] = Wandb.Init(); }")]
    [InlineData("do { Run [|run|] = Wandb.Init(); } while (list.Count > 0);")]
    [InlineData("Run? run = null; foreach (int i in list) { run = [|Wandb.Init()|]; } run?.Finish();")]
    [InlineData("foreach (int i in list) { if (i > 1) { Run [|run|] = Wandb.Init(); } }")]
    public Task Every_loop_counts(string statements) => AnalyzerTest.ReportsAsync(Body(statements));

    [Theory]
    [InlineData("foreach (int i in list) { using Run run = Wandb.Init(); }")]
    [InlineData("foreach (int i in list) { using (Wandb.Init()) { } }")]
    [InlineData("foreach (int i in list) { Run run = Wandb.Init(); run.Finish(); }")]
    [InlineData("Run? run = null; foreach (int i in list) { run?.Finish(); run = Wandb.Init(); }")]
    [InlineData("List<Run> runs = []; foreach (int i in list) runs.Add(Wandb.Init(new RunOptions { Reinit = Reinit.CreateNew }));")]
    [InlineData("List<Run> runs = []; foreach (int i in list) { Run run = Wandb.Init(); runs.Add(run); }")]
    [InlineData("foreach (int i in list) { Run run = Wandb.Init(new RunOptions { Reinit = Reinit.FinishPrevious }); }")]
    [InlineData("using Run run = Wandb.Init(); foreach (int i in list) run.Log(\"i\", i);")]
    [InlineData("foreach (Func<Run> start in new Func<Run>[] { () => Wandb.Init() }) { }")]
    [InlineData("Run? run = null; while (true) { try { run = Wandb.Init(); break; } catch (WandbException) { } } run.Finish();")]
    public Task A_run_that_ends_is_handed_on_or_started_once_is_fine(string statements) => AnalyzerTest.IsSilentAsync(Body(statements));

    private static string Body(string statements) => $$"""
        public class Sweep
        {
            public void Search(List<int> list)
            {
                {{statements}}
            }
        }
        """;
}
