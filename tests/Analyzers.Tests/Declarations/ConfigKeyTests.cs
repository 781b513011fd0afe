using Instrument.Analyzers.Tests.Verification;

namespace Instrument.Analyzers.Tests.Declarations;

/// <summary>INST4003 and INST4004: config keys are valid, and no two members share one.</summary>
public class ConfigKeyTests
{
    [Theory]
    [InlineData("", "\"\" is empty")]
    [InlineData("_wandb", "\"_wandb\" is reserved by W&B")]
    [InlineData("seed ", "\"seed \" starts or ends with white space")]
    [InlineData("a\\nb", "\"a\\u000Ab\" contains a control character")]
    public Task An_invalid_key_is_reported_at_the_key(string key, string message) => AnalyzerTest.ReportsAsync(
        $$"""
        [WandbConfig]
        public partial record TrainConfig
        {
            [ConfigKey({|INST4003:"{{key}}"|})]
            public int Seed { get; init; }
        }
        """,
        $"error INST4003: The config key {message}; choose another key");

    [Fact]
    public Task The_second_of_two_equal_keys_is_reported_at_the_key() => AnalyzerTest.ReportsAsync(
        """
        [WandbConfig]
        public partial record TrainConfig
        {
            public int BatchSize { get; init; }
            [ConfigKey({|INST4004:"batch_size"|})] public int Batch { get; init; }
        }
        """,
        "error INST4004: 'Batch' has the config key \"batch_size\", which 'BatchSize' has already; give one of them another key");

    [Fact]
    public Task A_key_made_from_a_name_is_reported_at_the_name() => AnalyzerTest.ReportsAsync(
        """
        [WandbConfig]
        public partial record TrainConfig
        {
            public int BatchSize { get; init; }
            public int {|INST4004:Batch_Size|} { get; init; }
        }
        """,
        "error INST4004: 'Batch_Size' has the config key \"batch_size\", which 'BatchSize' has already; give one of them another key");

    [Fact]
    public Task A_key_of_a_base_config_is_reported_in_the_derived_config() => AnalyzerTest.ReportsAsync(
        """
        [WandbConfig]
        public partial record BaseConfig(int Seed);

        [WandbConfig]
        public partial record TrainConfig([property: ConfigKey({|INST4004:"seed"|})] int DataSeed) : BaseConfig(7);
        """);

    [Theory]
    [InlineData("seed")]
    [InlineData("_seed")]
    [InlineData("data/seed")]
    [InlineData("learning rate")]
    public Task A_valid_key_is_fine(string key) => AnalyzerTest.IsSilentAsync(
        $$"""
        [WandbConfig]
        public partial record TrainConfig
        {
            public int BatchSize { get; init; }
            [ConfigKey("{{key}}")] public int Seed { get; init; }
        }
        """);

    [Fact]
    public Task Equal_keys_in_different_objects_are_fine() => AnalyzerTest.IsSilentAsync(
        """
        [WandbConfig]
        public partial record TrainConfig(double Rate, OptimizerConfig Optimizer);

        [WandbConfig]
        public partial record OptimizerConfig(double Rate);
        """);
}
