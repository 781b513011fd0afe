using Instrument.Analyzers.Tests.Verification;

namespace Instrument.Analyzers.Tests.Declarations;

/// <summary>INST1007: generated members meet no others.</summary>
public class GeneratedNameTests
{
    [Theory]
    [InlineData("TrainMetrics", "[Metric] private double _loss = 1; public string {|INST1007:MetricAccess|} => \"all\";", "MetricAccess")]
    [InlineData("TrainMetrics", "[Metric] private double _loss = 1; public class {|INST1007:MetricAccess|};", "MetricAccess")]
    [InlineData("TrainMetrics<T>", "[Metric] public double Loss; public int {|INST1007:LogTo|};", "LogTo")]
    [InlineData("TrainMetrics<T>", "[Metric] public double Loss; public void {|INST1007:LogTo|}(Run run, long? step, bool? commit) { }", "LogTo")]
    public Task A_member_with_the_name_of_a_generated_one_is_reported(string type, string members, string name) => AnalyzerTest.ReportsAsync(
        $"public partial class {type} {{ {members} }}",
        $"error INST1007: '{type}' has a member '{name}', and one of this name is generated for it; rename it");

    [Theory]
    [InlineData("public partial class TrainMetrics { [Metric] public double Loss; public int LogTo, MetricAccess; }")]
    [InlineData("public partial class TrainMetrics<T> { [Metric] public double Loss; public void LogTo(string path) { } public int MetricAccess; }")]
    [InlineData("public partial class TrainMetrics<T> { [Metric] public double Loss; public void LogTo<U>(Run run, long? step, bool? commit) { } }")]
    public Task A_name_that_is_not_generated_for_the_type_is_fine(string source) => AnalyzerTest.IsSilentAsync(source);

    [Fact]
    public Task A_pragma_silences_it() => AnalyzerTest.IsSilentAsync(
        """
        public partial class TrainMetrics
        {
            [Metric] private double _loss = 1;
        #pragma warning disable INST1007
            public double MetricAccess => _loss;
        }
        """);
}
