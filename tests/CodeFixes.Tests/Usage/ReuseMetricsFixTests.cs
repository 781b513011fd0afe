using Instrument.CodeFixes.Tests.Verification;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Instrument.CodeFixes.Tests.Usage;

/// <summary>An object that is created for each row is created once.</summary>
public class ReuseMetricsFixTests
{
    private const string Title = "Create 'M' before the loop";

    [Fact]
    public Task A_loop_of_one_statement_gets_a_block() => FixTest.ChangesAsync(
        "INST3006",
        Title,
        Trainer("""
            // Each loss.
                    foreach (double loss in losses)
                        run.Log(new M { Loss = loss, Epoch = 3 }, step: 2);
            """),
        Trainer("""
            // Each loss.
                    M metrics = new();
                    foreach (double loss in losses)
                    {
                        metrics.Loss = loss;
                        metrics.Epoch = 3;
                        run.Log(metrics, step: 2);
                    }
            """));

    [Fact]
    public Task A_block_keeps_its_comments() => FixTest.ChangesAsync(
        "INST3006",
        Title,
        Trainer("""
            for (int i = 0; i < losses.Length; i++)
                    {
                        double metrics = losses[i];

                        // The row.
                        run.Log(new M() { Loss = metrics }); // logged
                    }
            """),
        Trainer("""
            M metrics2 = new();
                    for (int i = 0; i < losses.Length; i++)
                    {
                        double metrics = losses[i];

                        // The row.
                        metrics2.Loss = metrics;
                        run.Log(metrics2); // logged
                    }
            """));

    [Theory]
    [InlineData("foreach (double loss in losses) run?.Log(new M { Loss = loss });")]
    [InlineData("foreach (double loss in losses) run.Log(new M());")]
    [InlineData("foreach (double loss in losses) { M m = new() { Loss = loss }; run.Log(m); }")]
    [InlineData("foreach (double loss in losses) run.Log(new N { Loss = loss });")]
    [InlineData("if (losses.Length > 0) foreach (double loss in losses) run.Log(new M { Loss = loss });")]
    [InlineData("foreach (double loss in losses) if (loss > 0) run.Log(new M { Loss = loss });")]
    public Task Nothing_is_offered_where_the_object_cannot_be_set_in_the_loop(string statements) =>
        FixTest.OffersNothingAsync("INST3006", Trainer(statements));

    [Fact]
    public Task All_objects_of_a_document_are_created_once() => new FixTest("INST3006", Title).ChangesAllAsync(
        FixAllScope.Document,
        [[Trainer("""
            foreach (double loss in losses)
                    {
                        run.Log(new M { Loss = loss });
                        run.Log(new M { Epoch = 3 });
                    }
            """)]],
        [[Trainer("""
            M metrics = new();
                    M metrics2 = new();
                    foreach (double loss in losses)
                    {
                        metrics.Loss = loss;
                        run.Log(metrics);
                        metrics2.Epoch = 3;
                        run.Log(metrics2);
                    }
            """)]]);

    private static string Trainer(string statements) => $$"""
        class M
        {
            [Metric("loss")] public double Loss { get; set; }
            [Metric("epoch")] public int Epoch { get; set; }
        }

        class N
        {
            [Metric("n")] public required double Loss { get; set; }
        }

        class Trainer
        {
            void Train(Run run, double[] losses)
            {
                {{statements}}
            }
        }
        """;
}
