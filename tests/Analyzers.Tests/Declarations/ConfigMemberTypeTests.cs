using Instrument.Analyzers.Tests.Verification;

namespace Instrument.Analyzers.Tests.Declarations;

/// <summary>INST4002: every public member of a config has a form in it, or is ignored.</summary>
public class ConfigMemberTypeTests
{
    private const string WayOut = "which a config cannot hold; use a number, bool, string, enum, list or config, or add [ConfigIgnore]";

    [Theory]
    [InlineData("object")]
    [InlineData("Action")]
    [InlineData("Delegate?")]
    [InlineData("int[,]")]
    [InlineData("List<Delegate>")]
    [InlineData("Dictionary<int, int>")]
    [InlineData("Plain")]
    public Task A_type_without_a_form_in_a_config_is_reported_at_the_type(string type) => AnalyzerTest.ReportsAsync(
        $$"""
        public class Plain { }

        [WandbConfig]
        public partial record TrainConfig
        {
            public [|{{type}}|] Value { get; init; } = default!;
        }
        """,
        $"error INST4002: 'Value' has the type '{type}', {WayOut}");

    [Fact]
    public Task A_positional_member_is_reported_at_the_type_of_its_parameter() => AnalyzerTest.ReportsAsync(
        """
        [WandbConfig]
        public partial record TrainConfig(int BatchSize, [|Delegate|] Source);
        """,
        $"error INST4002: 'Source' has the type 'Delegate', {WayOut}");

    [Theory]
    [InlineData("OptimizerConfig")]
    [InlineData("OptimizerConfig?")]
    [InlineData("List<OptimizerConfig[]>")]
    public Task A_mistake_in_a_nested_config_is_reported_once_where_it_is(string type) => AnalyzerTest.ReportsAsync(
        $$"""
        [WandbConfig]
        public partial record OuterConfig(TrainConfig Train);

        [WandbConfig]
        public partial record TrainConfig({{type}} Optimizer, OuterConfig? Outer);

        [WandbConfig]
        public partial record OptimizerConfig([|Delegate|] Source);
        """);

    [Theory]
    [InlineData("double")]
    [InlineData("int?")]
    [InlineData("decimal")]
    [InlineData("Int128")]
    [InlineData("bool")]
    [InlineData("string?")]
    [InlineData("DayOfWeek")]
    [InlineData("int[]")]
    [InlineData("List<string>")]
    [InlineData("IReadOnlyList<double>?")]
    [InlineData("int[][]")]
    [InlineData("OptimizerConfig?")]
    [InlineData("OptimizerConfig[]")]
    public Task A_type_with_a_form_in_a_config_is_fine(string type) => AnalyzerTest.IsSilentAsync(
        $$"""
        [WandbConfig]
        public partial record OptimizerConfig(double Rate);

        [WandbConfig]
        public partial record TrainConfig
        {
            public {{type}} Value { get; init; } = default!;
        }
        """);

    [Fact]
    public Task A_type_that_does_not_exist_is_left_to_the_compiler() => AnalyzerTest.ReportsAsync(
        """
        [WandbConfig]
        public partial class TrainConfig
        {
            public {|CS0246:Missing|} Value { get; set; } = default!;
        }
        """);

    [Fact]
    public Task A_config_may_hold_configs_of_its_own_type() => AnalyzerTest.IsSilentAsync(
        """
        [WandbConfig]
        public partial record LayerConfig(int Width, LayerConfig? Next, List<LayerConfig> Branches);
        """);

    [Theory]
    [InlineData("[ConfigIgnore] public Delegate? Source { get; init; }")]
    [InlineData("internal Delegate? Source { get; init; }")]
    [InlineData("private Delegate? Source { get; init; }")]
    [InlineData("public static Delegate? Source { get; set; }")]
    [InlineData("public Delegate? Source { set { } }")]
    public Task A_member_that_is_not_written_may_have_any_type(string member) => AnalyzerTest.IsSilentAsync(
        $$"""
        [WandbConfig]
        public partial record TrainConfig
        {
            {{member}}
        }
        """);
}
