using Instrument.Analyzers.Tests.Verification;

namespace Instrument.Analyzers.Tests.Keys;

/// <summary>INST2005: a star in a key is a pattern.</summary>
public class PatternKeyTests
{
    [Theory]
    [InlineData("*")]
    [InlineData("train/*")]
    [InlineData("a*b")]
    public Task A_star_in_a_declared_key_is_reported_at_the_key(string key) => AnalyzerTest.ReportsAsync(
        $$"""
        public class TrainMetrics
        {
            [Metric({|INST2005:"{{key}}"|})] public double Loss { get; set; }
        }
        """,
        $"warning INST2005: The metric key \"{key}\" contains '*', which W&B reads as a pattern for many keys; use another character");

    [Fact]
    public Task Prefixes_and_calls_are_checked_too() => AnalyzerTest.ReportsAsync(
        """
        [Metric({|INST2005:"train*"|})]
        public class TrainMetrics
        {
            [Metric] public double Loss { get; set; }

            public void Report(Run run)
            {
                run.Log({|INST2005:"val/*"|}, Loss);
                run.Log(new Dictionary<string, object?> { [{|INST2005:"test/*"|}] = Loss });
            }
        }
        """);

    [Fact]
    public Task A_name_for_DefineMetric_may_end_with_a_star() => AnalyzerTest.ReportsAsync(
        """
        namespace Instrument
        {
            public class Run
            {
                public void DefineMetric(string name, string? axis = null) => _ = name + axis;
            }

            public static class Trainer
            {
                public static void Start(Run run)
                {
                    run.DefineMetric("*");
                    run.DefineMetric("val/*");
                    run.DefineMetric({|INST2005:"*/loss"|});
                }
            }
        }
        """);

    [Fact]
    public Task A_key_without_a_star_is_fine() => AnalyzerTest.IsSilentAsync(
        """
        public class TrainMetrics
        {
            [Metric("train/loss")] public double Loss { get; set; }
        }
        """);
}
