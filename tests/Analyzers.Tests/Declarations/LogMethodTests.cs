using Instrument.Analyzers.Tests.Verification;

namespace Instrument.Analyzers.Tests.Declarations;

/// <summary>INST1005: a method with metrics as parameters can be generated.</summary>
public class LogMethodTests
{
    private const string Remedy = "a partial log method returns void, and its parameters are one Run, metrics, and perhaps step and commit";

    [Theory]
    [InlineData("void {|INST1005:LogLoss|}(Run run, [Metric(\"loss\")] double loss) { }", "is not partial")]
    [InlineData("partial void {|INST1005:LogLoss|}([Metric(\"loss\")] double loss);", "has no parameter of type Run")]
    [InlineData("partial void {|INST1005:LogLoss|}(Run a, Run b, [Metric(\"loss\")] double loss);", "has 2 runs to choose from (a, b)")]
    [InlineData("partial void LogLoss(Run run, int {|INST1005:epoch|}, [Metric(\"loss\")] double loss);", "has the parameter 'epoch' without [Metric]")]
    public Task A_method_that_cannot_be_generated_is_reported(string method, string reason) => AnalyzerTest.ReportsAsync(
        $$"""
        public static partial class Validation
        {
            static {{method}}
        }
        """,
        $"error INST1005: 'LogLoss' {reason}; {Remedy}");

    [Fact]
    public Task Mistakes_in_parameters_are_reported_by_their_own_rules() => AnalyzerTest.ReportsAsync(
        """
        public static partial class Validation
        {
            static partial void LogLoss(Run run, [Metric({|INST2002:"_loss"|})] double loss, [Metric] {|INST1001:object|} model);
        }
        """);

    [Theory]
    [InlineData("public static partial void LogLoss(this Run run, [Metric(\"loss\")] double loss, long? step = null);")]
    [InlineData("static void Report(Run run, double loss) => run.Log(\"loss\", loss);")]
    public Task A_method_that_is_generated_and_one_without_metrics_are_fine(string method) => AnalyzerTest.IsSilentAsync(
        $$"""
        public static partial class Validation
        {
            {{method}}
        }
        """);
}
