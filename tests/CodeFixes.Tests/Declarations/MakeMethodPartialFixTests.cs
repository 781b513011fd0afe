using Instrument.CodeFixes.Tests.Verification;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Instrument.CodeFixes.Tests.Declarations;

/// <summary>Log methods whose body can be generated are made partial.</summary>
public class MakeMethodPartialFixTests
{
    private const string Title = "Make 'LogLoss' partial";

    [Fact]
    public Task An_empty_body_gives_way_to_the_generated_one() => FixTest.ChangesAsync(
        "INST1005",
        Title,
        """
        public static class Validation
        {
            /// <summary>Logs a row.</summary>
            public static void LogLoss(
                this Run run,
                [Metric("val/loss")] double loss) // the loss
            {
            } // done

            public static void Next() { }
        }
        """,
        """
        public static partial class Validation
        {
            /// <summary>Logs a row.</summary>
            public static partial void LogLoss(
                this Run run,
                [Metric("val/loss")] double loss); // done

            public static void Next() { }
        }
        """);

    [Fact]
    public Task A_method_of_a_type_that_is_not_partial_gets_a_place_for_its_body() => new FixTest("INST1005", Title).ChangesAsync(
        "class Outer { class Reporter(Run run) { partial void LogLoss([Metric] double loss); public string Id => run.Id; } }",
        "partial class Outer { partial class Reporter(Run run) { partial void LogLoss([Metric] double loss); public string Id => run.Id; } }");

    [Fact]
    public Task A_method_without_modifiers_keeps_its_comment() => FixTest.ChangesAsync(
        "INST1005",
        Title,
        """
        partial class Reporter(Run run)
        {
            // Logs a row.
            void LogLoss([Metric] double loss) { }
            public string Id => run.Id;
        }
        """,
        """
        partial class Reporter(Run run)
        {
            // Logs a row.
            partial void LogLoss([Metric] double loss);
            public string Id => run.Id;
        }
        """);

    [Theory]
    [InlineData("static void LogLoss(Run run, [Metric] double loss) { Console.WriteLine(loss); }")]
    [InlineData("static void LogLoss(Run run, [Metric] double loss) { /* later */ }")]
    [InlineData("static void LogLoss(Run run, [Metric] double loss) => run.Log(\"loss\", loss);")]
    [InlineData("static void LogLoss([Metric] double loss) { }")]
    [InlineData("static async void LogLoss(Run run, [Metric] double loss) { }")]
    [InlineData("static void LogLoss<T>(Run run, [Metric] double loss) { }")]
    [InlineData("static void LogLoss(Run run, [Metric] double loss, int samples) { }")]
    public Task Nothing_is_offered_where_a_body_would_be_lost_or_cannot_be_made(string method) =>
        FixTest.OffersNothingAsync("INST1005", $"#pragma warning disable CS1998\npartial class Validation {{ {method} }}");

    [Fact]
    public Task All_methods_of_a_project_are_made_partial() => new FixTest("INST1005", Title).ChangesAllAsync(
        FixAllScope.Project,
        [["class A { static void LogLoss(Run run, [Metric] double loss) { } static void LogOther(Run run, [Metric] double loss) { } }", "class B { static void LogLoss(Run run, [Metric] double loss) { } }"]],
        [["partial class A { static partial void LogLoss(Run run, [Metric] double loss); static partial void LogOther(Run run, [Metric] double loss); }", "partial class B { static partial void LogLoss(Run run, [Metric] double loss); }"]]);
}
