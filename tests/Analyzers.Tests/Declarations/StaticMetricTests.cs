using Instrument.Analyzers.Tests.Verification;

namespace Instrument.Analyzers.Tests.Declarations;

/// <summary>INST1004: a row is read from an instance.</summary>
public class StaticMetricTests
{
    private const string WayOut = "but a row is read from an instance; make it an instance member, or remove [Metric]";

    [Theory]
    [InlineData("public static double [|Loss|] { get; set; }", "'Loss' is static")]
    [InlineData("public static double [|Loss|];", "'Loss' is static")]
    [InlineData("public const double [|Loss|] = 1;", "'Loss' is a constant")]
    public Task A_static_member_is_reported_at_its_name(string member, string message) => AnalyzerTest.ReportsAsync(
        $$"""
        public class TrainMetrics
        {
            [Metric("train/loss")]
            {{member}}
        }
        """,
        $"error INST1004: {message}, {WayOut}");

    [Fact]
    public Task A_static_member_is_reported_beside_the_mistakes_of_others() => AnalyzerTest.ReportsAsync(
        """
        public class TrainMetrics
        {
            [Metric("train/loss")] public static double {|INST1004:Loss|} { get; set; }
            [Metric("train/rates")] public {|INST1001:double[]|} Rates { get; set; } = [];
        }
        """);

    [Fact]
    public Task A_static_member_without_the_attribute_is_fine() => AnalyzerTest.IsSilentAsync(
        """
        public class TrainMetrics
        {
            public const string Prefix = "train/";
            public static double Best { get; set; }
            [Metric(Prefix + "loss")] public double Loss { get; set; }
        }
        """);
}
