using Instrument.Analyzers.Tests.Verification;

namespace Instrument.Analyzers.Tests.Config;

/// <summary>INST4010: a config ends somewhere.</summary>
public class ConfigCycleTests
{
    [Fact]
    public Task A_config_in_itself_is_reported_at_the_type() => AnalyzerTest.ReportsAsync(
        """
        [WandbConfig]
        public partial class StageConfig
        {
            public {|INST4010:StageConfig|} Next { get; init; } = null!;
        }
        """,
        "warning INST4010: 'Next' of type 'StageConfig' leads back to 'StageConfig', so a config without end is created or written; make a member of the circle nullable");

    [Fact]
    public Task Each_step_of_a_circle_is_reported_and_the_way_to_it_is_not() => AnalyzerTest.ReportsAsync(
        """
        [WandbConfig]
        public partial record TrainConfig(StageConfig Stage);

        [WandbConfig]
        public partial record StageConfig([|OptimizerConfig|] Optimizer, int Steps);

        [WandbConfig]
        public partial record OptimizerConfig([|StageConfig|] Warmup, double Rate);
        """);

    [Theory]
    [InlineData("public StageConfig? Next { get; init; }")]
    [InlineData("public StageConfig[] Stages { get; init; } = [];")]
    [InlineData("public List<StageConfig> Stages { get; init; } = [];")]
    [InlineData("[ConfigIgnore] public StageConfig Next { get; init; } = null!;")]
    [InlineData("public OtherConfig First { get; init; } = new(); public OtherConfig Second { get; init; } = new();")]
    public Task A_circle_with_an_end_and_a_config_without_one_are_fine(string members) => AnalyzerTest.IsSilentAsync(
        $$"""
        [WandbConfig]
        public partial class StageConfig
        {
            public int Steps { get; init; }
            {{members}}
        }

        [WandbConfig]
        public partial class OtherConfig
        {
            public int Count { get; init; }
        }
        """);
}
