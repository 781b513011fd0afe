using Instrument.CodeFixes.Tests.Verification;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Instrument.CodeFixes.Tests.Usage;

/// <summary>Runs that nothing ends are declared with using.</summary>
public class UsingRunFixTests
{
    private const string Title = "Declare 'run' with using";

    [Theory]
    [InlineData("Run run = Wandb.Init();")]
    [InlineData("var run = Wandb.Init(); // the run")]
    public Task A_run_of_a_method_is_declared_with_using(string declaration) => FixTest.ChangesAsync(
        "INST3001",
        Title,
        Trainer($"// Starts.\n        {declaration}\n        run.Log(\"loss\", 1.0);"),
        Trainer($"// Starts.\n        using {declaration}\n        run.Log(\"loss\", 1.0);"));

    [Fact]
    public Task A_run_of_a_program_is_declared_with_using() => FixTest.ChangesAsync(
        "INST3001", Title, "Run run = Wandb.Init();\nrun.Log(\"loss\", 1.0);\n", "using Run run = Wandb.Init();\nrun.Log(\"loss\", 1.0);\n");

    [Fact]
    public Task A_run_of_a_loop_is_declared_with_using() => FixTest.ChangesAsync(
        "INST3003",
        Title,
        Trainer("for (int i = 0; i < 3; i++)\n        {\n            Run run = Wandb.Init();\n            run.Log(\"loss\", 1.0);\n        }"),
        Trainer("for (int i = 0; i < 3; i++)\n        {\n            using Run run = Wandb.Init();\n            run.Log(\"loss\", 1.0);\n        }"));

    [Theory]
    [InlineData("Run run = Wandb.Init(); run = Wandb.Init();")]
    [InlineData("Run run = Wandb.Init(), other = Wandb.Init();")]
    [InlineData("Run run; run = Wandb.Init();")]
    [InlineData("Wandb.Init();")]
    [InlineData("switch (1) { case 1: Run run = Wandb.Init(); run.Log(\"a\", 1.0); break; }")]
    public Task Nothing_is_offered_where_a_using_cannot_stand(string statements) => FixTest.OffersNothingAsync("INST3001", Trainer(statements));

    [Fact]
    public Task All_runs_of_a_document_are_declared_with_using() => new FixTest("INST3001", Title).ChangesAllAsync(
        FixAllScope.Document,
        [[Trainer("Run run = Wandb.Init();\n        Run other = Wandb.Init();")]],
        [[Trainer("using Run run = Wandb.Init();\n        using Run other = Wandb.Init();")]]);

    private static string Trainer(string statements) => $$"""
        class Trainer
        {
            void Train()
            {
                {{statements}}
            }
        }
        """;
}
