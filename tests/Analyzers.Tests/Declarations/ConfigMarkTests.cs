using Instrument.Analyzers.Tests.Verification;

namespace Instrument.Analyzers.Tests.Declarations;

/// <summary>INST4006: what is marked for a config is written into it.</summary>
public class ConfigMarkTests
{
    [Theory]
    [InlineData("[ConfigKey(\"seed\")] public static int {|INST4006:Seed|} { get; set; }", "Seed", "ConfigKey", "is static")]
    [InlineData("[ConfigKey(\"seed\")] public const int {|INST4006:Seed|} = 7;", "Seed", "ConfigKey", "is a constant")]
    [InlineData("[Secret] public string {|INST4006:Key|} { set { } }", "Key", "Secret", "has no getter")]
    [InlineData("[ConfigKey(\"seed\"), Obsolete(\"gone\", true)] public int {|INST4006:Seed|} { get; set; }", "Seed", "ConfigKey", "is obsolete as an error")]
    public Task A_mark_without_effect_is_reported_at_the_member(string member, string name, string mark, string reason) => AnalyzerTest.ReportsAsync(
        Config(member),
        $"error INST4006: '{name}' has [{mark}], but it {reason}, so it is never written into a config; make it an instance member that can be read, or remove [{mark}]");

    [Theory]
    [InlineData("[ConfigKey(\"seed\")] private int _seed = 7;")]
    [InlineData("[Secret] public string Key { get; set; } = \"\";")]
    public Task A_mark_on_a_member_that_is_written_is_fine(string member) => AnalyzerTest.IsSilentAsync(Config(member));

    [Fact]
    public Task A_member_without_a_mark_that_is_obsolete_as_an_error_is_left_out() =>
        AnalyzerTest.IsSilentAsync(Config("[Obsolete(\"gone\", true)] public int Seed { get; set; } public int Steps { get; set; }"));

    private static string Config(string member) => $$"""
        [WandbConfig]
        public partial class TrainConfig
        {
            {{member}}
        }
        """;
}
