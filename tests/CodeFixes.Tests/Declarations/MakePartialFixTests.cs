using Instrument.CodeFixes.Tests.Verification;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Instrument.CodeFixes.Tests.Declarations;

/// <summary>Types that need a generated part are made partial, with the types around them.</summary>
public class MakePartialFixTests
{
    [Theory]
    [InlineData("public sealed record", "public sealed partial record")]
    [InlineData("public class", "public partial class")]
    [InlineData("record", "partial record")]
    [InlineData("internal readonly record struct", "internal readonly partial record struct")]
    [InlineData("public /* plain */ struct", "public /* plain */ partial struct")]
    public Task A_config_is_made_partial(string before, string after) => FixTest.ChangesAsync(
        "INST4001",
        "Make 'TrainConfig' partial",
        Config(before),
        Config(after));

    [Fact]
    public Task The_types_around_a_config_are_made_partial_too() => FixTest.ChangesAsync(
        "INST4001",
        "Make 'Inner' partial",
        """
        public partial class Outermost
        {
            /// <summary>Holds a config.</summary>
            static class Outer
            {
                [WandbConfig]
                // The config.
                public class Inner
                {
                    public int Steps { get; init; } = 1;
                }
            }
        }
        """,
        """
        public partial class Outermost
        {
            /// <summary>Holds a config.</summary>
            static partial class Outer
            {
                [WandbConfig]
                // The config.
                public partial class Inner
                {
                    public int Steps { get; init; } = 1;
                }
            }
        }
        """);

    [Fact]
    public Task A_row_of_a_table_is_made_partial() => FixTest.ChangesAsync(
        "INST5002",
        "Make 'Sample' partial",
        "[WandbTable] public record Sample(int Id);",
        "[WandbTable] public partial record Sample(int Id);");

    [Fact]
    public Task A_type_with_private_metrics_is_made_partial() => FixTest.ChangesAsync(
        "INST1002",
        "Make 'Metrics' partial",
        """
        public class Metrics
        {
            [Metric] private double _loss = 1;
            [Metric] public double Accuracy { private get; set; }
            public void Double() => _loss *= 2;
        }
        """,
        """
        public partial class Metrics
        {
            [Metric] private double _loss = 1;
            [Metric] public double Accuracy { private get; set; }
            public void Double() => _loss *= 2;
        }
        """);

    [Theory]
    [InlineData("class Metrics<T> { [Metric] public double Loss { get; set; } }", "partial class Metrics<T> { [Metric] public double Loss { get; set; } }")]
    public Task A_type_that_no_other_code_can_name_is_made_partial(string before, string after) =>
        FixTest.ChangesAsync("INST1003", "Make 'Metrics' partial", before, after);

    [Fact]
    public Task A_private_type_is_made_partial_with_the_type_around_it() => FixTest.ChangesAsync(
        "INST1003",
        "Make 'Hidden' partial",
        "class Outer { private class Hidden { [Metric] public double Loss { get; set; } } }",
        "partial class Outer { private partial class Hidden { [Metric] public double Loss { get; set; } } }");

    [Theory]
    [InlineData("INST1002", "public class Metrics { [Metric] public double Loss { set { } } }")]
    [InlineData("INST1002", "public class Metrics { [Metric] public double this[int i] => i; }")]
    [InlineData("INST1003", "[Metric(\"a\")] public static class Metrics { }")]
    [InlineData("INST1003", "public ref struct Metrics { [Metric] public double Loss { get; set; } }")]
    [InlineData("INST1003", "public interface IMetrics { [Metric] double Loss { get; } }")]
    [InlineData("INST1003", "file class Metrics { [Metric] public double Loss { get; set; } }")]
    public Task Nothing_is_offered_where_a_part_does_not_help(string id, string source) => FixTest.OffersNothingAsync(id, source);

    [Fact]
    public Task All_types_of_a_document_are_made_partial_once() => new FixTest("INST4001", "Make 'Outer' partial").ChangesAllAsync(
        FixAllScope.Document,
        [["public class Outer { [WandbConfig] public class A { public int X => 1; } [WandbConfig] public class B { public int X => 1; } }", Config("class")]],
        [["public partial class Outer { [WandbConfig] public partial class A { public int X => 1; } [WandbConfig] public partial class B { public int X => 1; } }", Config("class")]]);

    [Fact]
    public Task All_types_of_a_solution_are_made_partial() => new FixTest("INST4001", "Make 'TrainConfig' partial").ChangesAllAsync(
        FixAllScope.Solution,
        [[Config("public class"), "[WandbConfig] struct Other { public int X => 1; }"], [Config("record")]],
        [[Config("public partial class"), "[WandbConfig] partial struct Other { public int X => 1; }"], [Config("partial record")]]);

    private static string Config(string declaration) => $$"""
        /// <summary>A config.</summary>
        [WandbConfig]
        {{declaration}} TrainConfig
        {
            public int BatchSize => 64;
        }
        """;
}
