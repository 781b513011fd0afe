using Instrument.Analyzers.Tests.Verification;

namespace Instrument.Analyzers.Tests.Declarations;

/// <summary>INST1003: metrics live in classes, structs and records that generated code can name.</summary>
public class MetricContainerTests
{
    private const string WayOut = "metrics need a class, struct or record, neither static nor generic, that the whole assembly can name";

    [Theory]
    [InlineData("public class [|TrainMetrics|]<TModel>", "'TrainMetrics<TModel>' is generic")]
    [InlineData("public ref struct [|TrainMetrics|]", "'TrainMetrics' is a ref struct")]
    [InlineData("file class [|TrainMetrics|]", "'TrainMetrics' is local to its file")]
    [InlineData("public interface [|TrainMetrics|]", "'TrainMetrics' is neither a class nor a struct nor a record")]
    public Task A_type_that_cannot_hold_metrics_is_reported_at_its_name(string declaration, string message) => AnalyzerTest.ReportsAsync(
        $$"""
        {{declaration}}
        {
            [Metric("train/loss")]
            public double Loss { get; set; }
        }
        """,
        $"error INST1003: {message}; {WayOut}");

    [Fact]
    public Task A_type_that_is_obsolete_as_an_error_is_reported() => AnalyzerTest.ReportsAsync(
        """
        [Obsolete("gone", true)]
        public class [|TrainMetrics|]
        {
            [Metric("train/loss")] public double Loss { get; set; }
        }
        """,
        $"error INST1003: 'TrainMetrics' is obsolete as an error; {WayOut}");

    [Fact]
    public Task A_static_class_with_a_prefix_is_reported() => AnalyzerTest.ReportsAsync(
        """
        [Metric("train")]
        public static class [|TrainMetrics|] { }
        """,
        $"error INST1003: 'TrainMetrics' is static; {WayOut}");

    [Fact]
    public Task A_type_inside_a_generic_type_is_reported() => AnalyzerTest.ReportsAsync(
        """
        public class Trainer<TModel>
        {
            public class [|TrainMetrics|]
            {
                [Metric("train/loss")] public double Loss { get; set; }
            }
        }
        """,
        $"error INST1003: 'TrainMetrics' is nested in a generic type; {WayOut}");

    [Theory]
    [InlineData("private")]
    [InlineData("protected")]
    [InlineData("private protected")]
    public Task A_nested_type_out_of_reach_is_reported(string accessibility) => AnalyzerTest.ReportsAsync(
        $$"""
        public class Trainer
        {
            {{accessibility}} class [|TrainMetrics|]
            {
                [Metric("train/loss")] public double Loss { get; set; }
            }
        }
        """,
        $"error INST1003: 'TrainMetrics' cannot be named outside the type that contains it; {WayOut}");

    [Fact]
    public Task A_type_in_several_parts_is_reported_once() => AnalyzerTest.ReportsAsync(
        """
        public ref partial struct [|TrainMetrics|]
        {
            [Metric("train/loss")] public double Loss { get; set; }
        }

        public ref partial struct TrainMetrics
        {
            [Metric("train/accuracy")] public double Accuracy { get; set; }
        }
        """);

    [Theory]
    [InlineData("public class")]
    [InlineData("internal sealed class")]
    [InlineData("public abstract class")]
    [InlineData("public struct")]
    [InlineData("public readonly record struct")]
    [InlineData("public record")]
    public Task A_class_struct_or_record_is_fine(string declaration) => AnalyzerTest.IsSilentAsync(
        $$"""
        public class Trainer
        {
            {{declaration}} TrainMetrics
            {
                [Metric("train/loss")]
                public double Loss => 0;
            }
        }
        """);

    [Fact]
    public Task A_positional_record_is_fine() => AnalyzerTest.IsSilentAsync(
        """
        public record TrainMetrics([property: Metric("train/loss")] double Loss);
        """);

    [Fact]
    public Task A_generic_type_without_metrics_is_fine() => AnalyzerTest.IsSilentAsync(
        """
        public class Trainer<TModel>
        {
            public double Loss { get; set; }
        }
        """);
}
