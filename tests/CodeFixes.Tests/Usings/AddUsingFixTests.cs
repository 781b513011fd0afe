using Instrument.CodeFixes.Tests.Verification;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Instrument.CodeFixes.Tests.Usings;

/// <summary>The library's namespace is imported where that makes the code compile.</summary>
public class AddUsingFixTests
{
    private const string Title = "Add using Instrument";

    [Theory]
    [InlineData("CS0246", "[WandbConfig] partial record C(int A);")]
    [InlineData("CS0246", "class M { [Metric(\"loss\")] public double Loss { get; set; } }")]
    [InlineData("CS0246", "class T { void Train(Run run) => run.Log(\"loss\", 1.0); }")]
    [InlineData("CS0103", "class T { void Train() => Wandb.Init().Dispose(); }")]
    public Task A_type_of_the_library_is_found(string id, string source) => ChangesAsync(id, source, $"using Instrument;\n\n{source}");

    [Theory]
    [InlineData("CS1503", "run.Log(new M(), step: 3)")]
    [InlineData("CS1503", "run?.Log(new M())")]
    [InlineData("CS1739", "run!.Log(metrics: new M())")]
    [InlineData("CS1061", "run!.LogAll(1)")]
    public Task A_generated_method_is_found(string id, string call)
    {
        string source = $$"""
            public class M
            {
                [Instrument.Metric("loss")] public double Loss { get; set; }

                public static void Train(Instrument.Run? run) => {{call}};
            }

            namespace Instrument
            {
                public static class Logging
                {
                    public static void LogAll(this Run run, int value) => run.Log("all", value);
                }
            }
            """;
        return ChangesAsync(id, source, $"using Instrument;\n\n{source}");
    }

    [Theory]
    [InlineData("using System.IO;\nusing Zoo;\n", "using System.IO;\nusing Instrument;\nusing Zoo;\n")]
    [InlineData("// Header.\n\nusing Zoo;\n", "// Header.\n\nusing Instrument;\nusing Zoo;\n")]
    [InlineData("// Header.\n\n", "// Header.\n\nusing Instrument;\n\n")]
    [InlineData("#nullable enable\n", "#nullable enable\nusing Instrument;\n\n")]
    [InlineData("\n\n", "using Instrument;\n\n")]
    [InlineData("using static System.Math;\n", "using Instrument;\nusing static System.Math;\n")]
    [InlineData("using System;\r\n", "using System;\r\nusing Instrument;\r\n")]
    public Task The_directive_keeps_the_order_and_the_header(string before, string after)
    {
        const string Code = "/// <summary>A config.</summary>\n[WandbConfig] public partial record C(int A);\nnamespace Zoo { }";
        return new FixTest("CS0246", Title) { ImportsLibrary = false }.ChangesAsync(before + Code, after + Code);
    }

    [Theory]
    [InlineData("CS0246", "class M { [Unknown] public double Loss { get; set; } }")]
    [InlineData("CS0103", "class M { void T() => Wandbb.Init(); }")]
    [InlineData("CS1061", "class M { void T(Instrument.Run run) => run.Logg(1); }")]
    [InlineData("CS1503", "class M { void T(Instrument.Run run) => run.Log(new M()); }")]
    [InlineData("CS1503", "class M { void T(M run) => run.Log(1); void Log(string text) { } }")]
    [InlineData("CS0246", "class M { [Metric<int>(\"loss\")] public double Loss { get; set; } }")]
    public Task Nothing_is_offered_where_the_using_does_not_help(string id, string source) =>
        FixTest.OffersNothingAsync(id, source, importsLibrary: false);

    [Fact]
    public Task All_documents_of_a_solution_import_the_library_once() => new FixTest("CS0246", Title) { ImportsLibrary = false }.ChangesAllAsync(
        FixAllScope.Solution,
        [["[WandbConfig] partial record A([property: Secret] string? X);", "using System;\n\nclass B;"], ["using System;\n\nclass M { [Metric] public int A { get; set; } }"]],
        [["using Instrument;\n\n[WandbConfig] partial record A([property: Secret] string? X);", "using System;\n\nclass B;"], ["using System;\nusing Instrument;\n\nclass M { [Metric] public int A { get; set; } }"]]);

    private static Task ChangesAsync(string id, string before, string after) =>
        new FixTest(id, Title) { ImportsLibrary = false }.ChangesAsync(before, after);
}
