using Instrument.Analyzers.Tests.Verification;

namespace Instrument.Analyzers.Tests.Declarations;

/// <summary>INST4001: the serializer is added as a part of the type.</summary>
public class ConfigPartialTests
{
    private const string WayOut = "so no serializer can be generated for the config 'TrainConfig'; add the modifier partial";

    [Theory]
    [InlineData("public sealed record")]
    [InlineData("public class")]
    [InlineData("internal struct")]
    [InlineData("public readonly record struct")]
    public Task A_config_that_is_not_partial_is_reported_at_its_name(string declaration) => AnalyzerTest.ReportsAsync(
        $$"""
        [WandbConfig]
        {{declaration}} [|TrainConfig|]
        {
            public int BatchSize => 64;
        }
        """,
        $"error INST4001: 'TrainConfig' is not partial, {WayOut}");

    [Fact]
    public Task A_type_around_a_config_that_is_not_partial_is_reported_at_its_name() => AnalyzerTest.ReportsAsync(
        """
        public class [|Trainer|]
        {
            public partial class Options
            {
                [WandbConfig]
                public partial record TrainConfig(int BatchSize);
            }
        }
        """,
        $"error INST4001: 'Trainer' is not partial, {WayOut}");

    [Fact]
    public Task The_config_cannot_be_used_until_it_is_partial() => AnalyzerTest.ReportsAsync(
        """
        [WandbConfig]
        public record {|INST4001:TrainConfig|}(int BatchSize);

        public static class Program
        {
            public static Instrument.Generated.IWandbConfig Config => {|CS0266:new TrainConfig(64)|};
        }
        """);

    [Fact]
    public Task A_partial_config_is_fine_and_can_be_used() => AnalyzerTest.IsSilentAsync(
        """
        [WandbConfig]
        public partial record TrainConfig(int BatchSize);

        public static class Program
        {
            public static Instrument.Generated.IWandbConfig Config => new TrainConfig(64);
        }
        """);

    [Fact]
    public Task A_partial_config_in_partial_types_is_fine() => AnalyzerTest.IsSilentAsync(
        """
        public static partial class Trainer
        {
            [WandbConfig]
            private partial record struct TrainConfig(int BatchSize);
        }
        """);
}
