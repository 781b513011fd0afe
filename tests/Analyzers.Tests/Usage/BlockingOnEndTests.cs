using Instrument.Analyzers.Tests.Verification;

namespace Instrument.Analyzers.Tests.Usage;

/// <summary>INST3005: nobody blocks on the asynchronous end of a run.</summary>
public class BlockingOnEndTests
{
    [Theory]
    [InlineData("{|INST3005:run.FinishAsync().Wait()|};", "Wait", "FinishAsync", "Finish")]
    [InlineData("{|INST3005:run.FinishAsync(1).GetAwaiter().GetResult()|};", "GetResult", "FinishAsync", "Finish")]
    [InlineData("_ = {|INST3005:run.FinishAsync().Result|};", "Result", "FinishAsync", "Finish")]
    [InlineData("{|INST3005:run.DisposeAsync().AsTask().Wait()|};", "Wait", "DisposeAsync", "Dispose")]
    [InlineData("{|INST3005:run.FinishAsync().ConfigureAwait(false).GetAwaiter().GetResult()|};", "GetResult", "FinishAsync", "Finish")]
    public Task A_blocked_thread_is_reported(string statement, string blocking, string call, string waiting) => AnalyzerTest.ReportsAsync(
        Body(statement),
        $"warning INST3005: '{blocking}' blocks the thread until '{call}' is done; await it, or call '{waiting}', which is made for waiting");

    [Theory]
    [InlineData("run.Finish();")]
    [InlineData("run.Dispose();")]
    [InlineData("await run.FinishAsync();")]
    [InlineData("RunReceipt receipt = await run.FinishAsync().ConfigureAwait(false);")]
    [InlineData("var end = run.FinishAsync();")]
    [InlineData("System.Threading.Tasks.Task.Delay(1).Wait();")]
    public Task Waiting_as_intended_is_fine(string statement) => AnalyzerTest.IsSilentAsync(Body(statement));

    [Fact]
    public Task A_pragma_silences_it() => AnalyzerTest.IsSilentAsync(Body("""
        #pragma warning disable INST3005
        run.FinishAsync().Wait();
        #pragma warning restore INST3005
        """));

    private static string Body(string statement) => $$"""
        public class Trainer
        {
            public async System.Threading.Tasks.Task EndAsync(Run run)
            {
                await System.Threading.Tasks.Task.Yield();
                {{statement}}
            }
        }
        """;
}
