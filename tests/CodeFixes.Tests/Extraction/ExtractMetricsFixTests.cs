using Instrument.CodeFixes.Tests.Verification;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Instrument.CodeFixes.Tests.Extraction;

/// <summary>A dictionary with constant keys becomes a class with metrics.</summary>
public class ExtractMetricsFixTests
{
    [Fact]
    public Task A_dictionary_of_one_line_becomes_an_instance_of_a_new_class() => FixTest.ChangesAsync(
        "INST3007",
        "Extract the class 'TrainMetrics'",
        """
        namespace MyApp;

        public class Trainer
        {
            public void Report(Run run, double loss, int? epoch) =>
                run.Log(new Dictionary<string, object?> { ["train/loss"] = loss, ["train/epoch"] = epoch }, step: 3);
        }

        public class Other;
        """,
        """
        namespace MyApp;

        public class Trainer
        {
            public void Report(Run run, double loss, int? epoch) =>
                run.Log(new TrainMetrics { Loss = loss, Epoch = epoch }, step: 3);
        }

        internal sealed class TrainMetrics
        {
            [Metric("train/loss")]
            public double Loss { get; set; }

            [Metric("train/epoch")]
            public int? Epoch { get; set; }
        }

        public class Other;
        """);

    [Fact]
    public Task Values_with_files_become_properties_too() => FixTest.ChangesAsync(
        "INST3007",
        "Extract the class 'ValMetrics'",
        """
        namespace MyApp;

        public class Trainer
        {
            public void Report(Run run, double loss, Image worst, Image[] all) =>
                run.Log(new Dictionary<string, object?> { ["val/loss"] = loss, ["val/worst"] = worst, ["val/all"] = all });
        }

        public class Other;
        """,
        """
        namespace MyApp;

        public class Trainer
        {
            public void Report(Run run, double loss, Image worst, Image[] all) =>
                run.Log(new ValMetrics { Loss = loss, Worst = worst, All = all });
        }

        internal sealed class ValMetrics
        {
            [Metric("val/loss")]
            public double Loss { get; set; }

            [Metric("val/worst")]
            public Image? Worst { get; set; }

            [Metric("val/all")]
            public Image[]? All { get; set; }
        }

        public class Other;
        """);

    [Fact]
    public Task Lines_and_comments_of_the_dictionary_stay() => FixTest.ChangesAsync(
        "INST3007",
        "Extract the class 'EvaluatorMetrics'",
        """
        namespace MyApp
        {
            public static class Outer
            {
                public static class Evaluator
                {
                    public enum Phase { Warmup, Main }

                    public static void Report(Run? run, float loss, Phase phase, string text)
                    {
                        run?.Log(values: new Dictionary<string, object?>()
                        {
                            // The loss of the batch.
                            { "val/loss", loss * 2 },
                            { "test/loss", loss }, // and of the test
                            { "phase", phase },
                            { "5-note", text },
                        });
                    }
                }
            }
        }
        """,
        """
        namespace MyApp
        {
            public static class Outer
            {
                public static class Evaluator
                {
                    public enum Phase { Warmup, Main }

                    public static void Report(Run? run, float loss, Phase phase, string text)
                    {
                        run?.Log(metrics: new EvaluatorMetrics
                        {
                            // The loss of the batch.
                            ValLoss = loss * 2,
                            TestLoss = loss, // and of the test
                            Phase = phase,
                            Metric5Note = text,
                        });
                    }
                }
            }

            internal sealed class EvaluatorMetrics
            {
                [Metric("val/loss")]
                public float ValLoss { get; set; }

                [Metric("test/loss")]
                public float TestLoss { get; set; }

                [Metric("phase")]
                public Outer.Evaluator.Phase Phase { get; set; }

                [Metric("5-note")]
                public string? Metric5Note { get; set; }
            }
        }
        """);

    [Fact]
    public Task A_program_gets_the_class_at_its_end_and_the_using() => new FixTest("INST3007", "Extract the class 'RowMetrics'") { ImportsLibrary = false }.ChangesAsync(
        """
        using Instrument.Reading;
        #nullable disable

        var run = Instrument.Wandb.Init();
        run.Log(new Dictionary<string, object> { ["a"] = "text", ["b"] = true });
        run.Finish();
        """,
        """
        using Instrument;
        using Instrument.Reading;
        #nullable disable

        var run = Instrument.Wandb.Init();
        run.Log(new RowMetrics { A = "text", B = true });
        run.Finish();

        internal sealed class RowMetrics
        {
            [Metric("a")]
            public string A { get; set; }

            [Metric("b")]
            public bool B { get; set; }
        }

        """);

    [Fact]
    public Task A_name_that_is_taken_gets_a_number() => FixTest.ChangesAsync(
        "INST3007",
        "Extract the class 'TrainMetrics3'",
        """
        class TrainMetrics2;
        class T
        {
            int TrainMetrics => 1;
            void R(Run run) => run.Log(new Dictionary<string, object?> { ["train/a"] = 1, ["train/train_metrics3"] = TrainMetrics });
        }
        """,
        """
        class TrainMetrics2;
        class T
        {
            int TrainMetrics => 1;
            void R(Run run) => run.Log(new TrainMetrics3 { A = 1, TrainMetrics32 = TrainMetrics });
        }

        internal sealed class TrainMetrics3
        {
            [Metric("train/a")]
            public int A { get; set; }

            [Metric("train/train_metrics3")]
            public int TrainMetrics32 { get; set; }
        }

        """);

    [Fact]
    public Task An_attribute_of_the_same_name_is_not_taken_for_the_librarys() => FixTest.ChangesAsync(
        "INST3007",
        "Extract the class 'TMetrics'",
        """
        namespace MyApp;
        class Metric;
        class T
        {
            void R(Run run) => run.Log(new Dictionary<string, object?> { ["a"] = 1, ["b"] = 2 });
        }
        """,
        """
        namespace MyApp;
        class Metric;
        class T
        {
            void R(Run run) => run.Log(new TMetrics { A = 1, B = 2 });
        }

        internal sealed class TMetrics
        {
            [global::Instrument.Metric("a")]
            public int A { get; set; }

            [global::Instrument.Metric("b")]
            public int B { get; set; }
        }

        """);

    [Fact]
    public Task Nothing_is_offered_for_a_type_that_the_class_cannot_name() => FixTest.OffersNothingAsync(
        "INST3007",
        "class T { private enum Phase { Main } void R(Run run) => run.Log(new Dictionary<string, object?> { [\"a\"] = 1, [\"b\"] = Phase.Main }); }");

    [Fact]
    public Task All_dictionaries_of_a_solution_get_classes_of_their_own() => new FixTest("INST3007", "Extract the class 'TrainMetrics'").ChangesAllAsync(
        FixAllScope.Solution,
        [[Call("A", 2), Call("B", 1)]],
        [
            [
                $"{Changed("A", "TrainMetrics", "TrainMetrics2")}\n{Class("TrainMetrics")}\n{Class("TrainMetrics2")}",
                $"{Changed("B", "TrainMetrics3")}\n{Class("TrainMetrics3")}",
            ],
        ]);

    private static string Call(string type, int count) => Trainer(type, Enumerable.Repeat("new Dictionary<string, object?> { [\"train/a\"] = 1, [\"train/b\"] = 2 }", count));

    private static string Changed(string type, params string[] classes) => Trainer(type, classes.Select(name => $"new {name} {{ A = 1, B = 2 }}"));

    private static string Trainer(string type, IEnumerable<string> rows) => $$"""
        class {{type}}
        {
            void R(Run run)
            {
                {{string.Join("\n        ", rows.Select(row => $"run.Log({row});"))}}
            }
        }

        """;

    private static string Class(string name) => $$"""
        internal sealed class {{name}}
        {
            [Metric("train/a")]
            public int A { get; set; }

            [Metric("train/b")]
            public int B { get; set; }
        }

        """;
}
