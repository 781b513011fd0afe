using Instrument.Analyzers.Tests.Verification;

namespace Instrument.Analyzers.Tests.Declarations;

/// <summary>INST4005: configs are classes, structs and records that generated code can add to.</summary>
public class ConfigContainerTests
{
    private const string WayOut = "a config needs a class, struct or record, neither static nor generic, that can read all its members";

    [Theory]
    [InlineData("public static partial class [|TrainConfig|]", "'TrainConfig' is static")]
    [InlineData("public partial record [|TrainConfig|]<TModel>", "'TrainConfig<TModel>' is generic")]
    [InlineData("public ref partial struct [|TrainConfig|]", "'TrainConfig' is a ref struct")]
    [InlineData("file partial class [|TrainConfig|]", "'TrainConfig' is local to its file")]
    public Task A_type_that_cannot_be_a_config_is_reported_at_its_name(string declaration, string message) => AnalyzerTest.ReportsAsync(
        $$"""
        [WandbConfig]
        {{declaration}}
        {
        }
        """,
        $"error INST4005: {message}; {WayOut}");

    [Fact]
    public Task A_config_that_cannot_read_a_member_of_its_base_type_is_reported() => AnalyzerTest.ReportsAsync(
        """
        public class BaseConfig
        {
            [ConfigKey("seed")] private int Seed { get; set; }
        }

        [WandbConfig]
        public partial class {|INST4005:TrainConfig|} : BaseConfig
        {
        }
        """,
        $"error INST4005: 'TrainConfig' cannot read BaseConfig.Seed of its base type; {WayOut}");

    [Theory]
    [InlineData("public partial class")]
    [InlineData("public abstract partial record")]
    [InlineData("internal readonly partial struct")]
    [InlineData("public partial record struct")]
    public Task A_class_struct_or_record_is_fine(string declaration) => AnalyzerTest.IsSilentAsync(
        $$"""
        [WandbConfig]
        {{declaration}} TrainConfig
        {
            public int BatchSize => 64;
        }
        """);
}
