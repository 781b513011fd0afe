using Instrument.Analyzers.Tests.Verification;

namespace Instrument.Analyzers.Tests.Declarations;

/// <summary>INST4011 to INST4014: what a sweep draws.</summary>
public class SweepParameterTests
{
    [Fact]
    public Task A_distribution_of_numbers_on_text_is_reported_at_the_attribute() => AnalyzerTest.ReportsAsync(
        Config("[{|INST4011:Uniform(0, 2)|}] public string Activation { get; set; } = \"\";"),
        "error INST4011: 'Activation' has [Uniform], but it has the type 'string', which is no number; put the attribute on a number that the config has and that can be set, or remove it");

    [Fact]
    public Task A_range_that_is_none_is_reported_at_the_attribute() => AnalyzerTest.ReportsAsync(
        Config("[{|INST4012:LogUniform(0, 0.1)|}] public double LearningRate { get; set; }"),
        "error INST4012: [LogUniform] of 'LearningRate' has the minimum 0, which has no logarithm; give it values that can be drawn");

    [Fact]
    public Task A_value_of_another_type_is_reported_at_the_value() => AnalyzerTest.ReportsAsync(
        Config("[Choices(32, {|INST4013:64.5|}, 128)] public int BatchSize { get; set; }"),
        "error INST4013: 'BatchSize' cannot hold 64.5, because it has the type 'int'; give values of that type");

    [Fact]
    public Task A_second_distribution_is_reported_at_the_second_one() => AnalyzerTest.ReportsAsync(
        Config("[Uniform(16, 256), {|INST4014:Choices(32, 64)|}] public int BatchSize { get; set; }"),
        "error INST4014: 'BatchSize' has [Uniform] and [Choices], but a sweep draws a member from one distribution; remove one of them");

    [Theory]
    [InlineData("[LogUniform(1e-5, 0.1)] public double LearningRate { get; set; }")]
    [InlineData("[Uniform(1, 8)] public int Layers { get; set; }")]
    [InlineData("[Uniform(0, 255)] public byte Level { get; set; }")]
    [InlineData("[Choices(\"relu\", null)] public string? Activation { get; set; }")]
    [InlineData("[Choices(System.DayOfWeek.Monday)] public System.DayOfWeek Day { get; set; }")]
    [InlineData("[Uniform(0, 1), ConfigKey(\"rate\")] private double _rate = 1;")]
    public Task What_can_be_drawn_is_fine(string member) => AnalyzerTest.IsSilentAsync(Config(member));

    [Theory]
    [InlineData("INST4011", "[Uniform(0, 2)] public string Value { get; set; } = \"\";")]
    [InlineData("INST4012", "[Uniform(2, 0)] public int Value { get; set; }")]
    [InlineData("INST4013", "[Choices(1.5)] public int Value { get; set; }")]
    [InlineData("INST4014", "[Uniform(0, 2), Choices(1)] public int Value { get; set; }")]
    public Task A_pragma_silences_the_rule(string id, string member) => AnalyzerTest.IsSilentAsync(Config($"""

        #pragma warning disable {id}
        {member}
        #pragma warning restore {id}

        """));

    private static string Config(string member) => $$"""
        [WandbConfig]
        public partial class TrainConfig
        {
            {{member}}
        }
        """;
}
