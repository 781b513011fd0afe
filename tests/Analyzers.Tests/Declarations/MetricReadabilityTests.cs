using Instrument.Analyzers.Tests.Verification;

namespace Instrument.Analyzers.Tests.Declarations;

/// <summary>INST1002: generated code, which stands elsewhere in the assembly, reads the metrics.</summary>
public class MetricReadabilityTests
{
    private const string WayOut = "so generated code cannot read it; let the whole assembly read it, or remove [Metric]";

    [Theory]
    [InlineData("private double [|Loss|] { get; set; }", "'Loss' is private")]
    [InlineData("protected double [|Loss|] { get; set; }", "'Loss' is protected")]
    [InlineData("private protected double [|Loss|] { get; set; }", "'Loss' is private protected")]
    [InlineData("private double [|_loss|];", "'_loss' is private")]
    [InlineData("public double [|Loss|] { set { } }", "'Loss' has no getter")]
    [InlineData("public double [|Loss|] { private get; set; }", "'Loss' has a private getter")]
    [InlineData("public double [|this|][int layer] => layer;", "'this[]' is an indexer")]
    [InlineData("[Obsolete(\"gone\", true)] public double [|Loss|] { get; set; }", "'Loss' is obsolete as an error")]
    [InlineData("[Obsolete(\"gone\", error: true)] public double [|Loss|];", "'Loss' is obsolete as an error")]
    [InlineData("public double [|Loss|] { [Obsolete(\"gone\", true)] get; set; }", "'Loss' has a getter that is obsolete as an error")]
    public Task A_member_out_of_reach_is_reported_at_its_name(string member, string message) => AnalyzerTest.ReportsAsync(
        $$"""
        public class TrainMetrics
        {
            [Metric("train/loss")]
            {{member}}
        }
        """,
        $"error INST1002: {message}, {WayOut}");

    [Theory]
    [InlineData("[Obsolete]")]
    [InlineData("[Obsolete(\"soon\", false)]")]
    public Task A_member_that_is_obsolete_with_a_warning_is_fine(string mark) => AnalyzerTest.IsSilentAsync(
        $$"""public class TrainMetrics { [Metric("train/loss"), {{mark.Trim('[', ']')}}] public double Loss { get; set; } }""");

    [Fact]
    public Task An_explicit_implementation_is_reported() => AnalyzerTest.ReportsAsync(
        """
        public interface ILoss { double Loss { get; } }

        public class TrainMetrics : ILoss
        {
            [Metric("train/loss")] double ILoss.[|Loss|] => 0;
        }
        """);

    [Fact]
    public Task An_attribute_on_the_backing_field_is_reported_at_the_property() => AnalyzerTest.ReportsAsync(
        """
        public class TrainMetrics
        {
            [field: Metric("train/loss")]
            public double [|Loss|] { get; set; }
        }
        """,
        $"error INST1002: 'Loss' has the attribute on its hidden backing field, {WayOut}");

    [Theory]
    [InlineData("public double Loss { get; private set; }")]
    [InlineData("internal double Loss { get; set; }")]
    [InlineData("protected internal double Loss { get; set; }")]
    [InlineData("public double Loss => 0;")]
    [InlineData("public double Loss { get; init; }")]
    [InlineData("public required double Loss { get; init; }")]
    [InlineData("public readonly double Loss;")]
    [InlineData("internal double Loss;")]
    public Task A_member_that_the_assembly_can_read_is_fine(string member) => AnalyzerTest.IsSilentAsync(
        $$"""
        public class TrainMetrics
        {
            [Metric("train/loss")]
            {{member}}
        }
        """);
}
