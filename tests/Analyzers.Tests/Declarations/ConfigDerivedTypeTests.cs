using Instrument.Analyzers.Tests.Verification;

namespace Instrument.Analyzers.Tests.Declarations;

/// <summary>INST4007: derived configs can be told apart.</summary>
public class ConfigDerivedTypeTests
{
    [Theory]
    [InlineData("typeof(string), \"text\"", "string", "is not a [WandbConfig]")]
    [InlineData("typeof(OtherConfig), \"other\"", "OtherConfig", "does not derive from OptimizerConfig")]
    [InlineData("typeof(AdamConfig), \"\"", "AdamConfig", "has an empty discriminator")]
    public Task A_wrong_name_is_reported_at_the_attribute(string arguments, string type, string reason) => AnalyzerTest.ReportsAsync(
        Configs($$"""[{|INST4007:ConfigDerivedType({{arguments}})|}]"""),
        $"error INST4007: 'OptimizerConfig' names the derived config '{type}', which {reason}; name each [WandbConfig] that derives from 'OptimizerConfig' once, with a text of its own");

    [Fact]
    public Task A_base_type_that_is_no_config_is_reported_at_the_attribute() => AnalyzerTest.ReportsAsync(
        """
        [{|INST4007:ConfigDerivedType(typeof(AdamConfig), "adam")|}]
        public abstract partial record OptimizerConfig;

        [WandbConfig]
        public partial record AdamConfig(double Rate) : OptimizerConfig;
        """,
        "error INST4007: 'OptimizerConfig' names the derived config 'AdamConfig', which has no effect, because OptimizerConfig is not a [WandbConfig] itself; name each [WandbConfig] that derives from 'OptimizerConfig' once, with a text of its own");

    [Fact]
    public Task Each_derived_config_named_once_is_fine() => AnalyzerTest.IsSilentAsync(Configs("[ConfigDerivedType(typeof(AdamConfig), \"adam\")]"));

    private static string Configs(string attribute) => $$"""
        [WandbConfig]
        {{attribute}}
        public partial record OptimizerConfig(double Rate);

        [WandbConfig]
        public partial record AdamConfig(double Rate) : OptimizerConfig(Rate);

        [WandbConfig]
        public partial record OtherConfig(double Rate);
        """;
}
