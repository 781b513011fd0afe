using System.Diagnostics.CodeAnalysis;
using Instrument.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrument.Generator.Tests.Emission;

public sealed class CatalogueTests
{
    private const string Source = """
        using System.Collections.Generic;
        using Instrument;
        namespace MyApp;
        public class TrainMetrics
        {
            /// <summary>
            /// Cross entropy of <see cref="TrainMetrics"/>, <c>per batch</c> | "mean" &amp; more;
            /// see <paramref name="x"/>.
            /// </summary>
            [Metric("train/loss", Summary = MetricSummary.Min | MetricSummary.Mean, Goal = MetricGoal.Minimize, Axis = "epoch")]
            public double? Loss { get; set; }
            // An ordinary comment.
            [Metric("epoch")] public int Epoch { get; set; }
            /// <summary>Broken <b>.</summary>
            [Metric] public Inner Inner { get; } = new();
        }
        public class Inner { /** <summary>How fast.</summary> */ [Metric] public float Rate; }
        /// <param name="Loss">Of the whole set.</param>
        public record Evaluation([property: Metric("val/loss")] double Loss);
        [WandbConfig]
        public abstract partial record Base
        {
            /// <summary>How deep.</summary>
            public int Depth { get; init; }
        }
        [WandbConfig] public partial record Wide : Base { public List<int>? Widths { get; init; } [Secret, ConfigKey("a|b\\c")] public object? Key { get; init; } }
        """;

    [Fact]
    public void Lists_every_key_with_its_documentation() => Snapshot.Match(
        new Dictionary<string, string> { [GeneratorHarness.CatalogueFile] = GeneratorHarness.RunAll(Source)[GeneratorHarness.CatalogueFile] });

    [Fact]
    public void Document_goes_into_the_assembly_when_a_file_is_wanted()
    {
        GeneratorDriver driver = GeneratorHarness.CreateDriver(new FileOption()).RunGenerators(TestCompilation.Create(Source));
        Snapshot.Match(new Dictionary<string, string>
        {
            [GeneratorHarness.CatalogueFile] = GeneratorHarness.Texts(driver.GetRunResult())[GeneratorHarness.CatalogueFile],
        });
    }

    [Theory]
    [InlineData(DocumentationMode.None)]
    [InlineData(DocumentationMode.Parse)]
    [InlineData(DocumentationMode.Diagnose)]
    public void Documentation_is_read_in_every_mode_of_the_compiler(DocumentationMode mode)
    {
        Compilation compilation = TestCompilation.Create(Source);
        SyntaxTree tree = compilation.SyntaxTrees.Single();
        compilation = compilation.ReplaceSyntaxTree(tree, tree.WithRootAndOptions(
            Microsoft.CodeAnalysis.CSharp.SyntaxFactory.ParseSyntaxTree(Source, TestCompilation.ParseOptions.WithDocumentationMode(mode)).GetRoot(),
            TestCompilation.ParseOptions.WithDocumentationMode(mode)));
        GeneratorDriverRunResult result = GeneratorHarness.CreateDriver().RunGenerators(compilation).GetRunResult();
        Assert.Equal(
            GeneratorHarness.RunAll(Source)[GeneratorHarness.CatalogueFile], GeneratorHarness.Texts(result)[GeneratorHarness.CatalogueFile]);
    }

    [Theory]
    [InlineData("/** <summary>Loss.</summary> */", "Loss.")]
    [InlineData("/**\n * <summary>\n * Of a\n   batch.\n * </summary>\n */", "Of a batch.")]
    [InlineData("/// <summary>Loss.</summary>\n// An ordinary comment.", "Loss.")]
    [InlineData("/* <summary>Loss.</summary> */", null)]
    [InlineData("/*** <summary>Loss.</summary> */", null)]
    [InlineData("//// <summary>Loss.</summary>", null)]
    [InlineData("/**/", null)]
    public void Documentation_comments_of_both_kinds_are_read_and_ordinary_ones_are_not(string comment, string? description)
    {
        string catalogue = GeneratorHarness.RunAll($$"""
            using Instrument;
            public class Train
            {
                {{comment}}
                [Metric] public double Loss { get; set; }
            }
            """)[GeneratorHarness.CatalogueFile];
        Assert.Equal(description is not null, catalogue.Contains($"\tdescription={description}\n", StringComparison.Ordinal));
        Assert.Equal(description is not null, catalogue.Contains("description", StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_to_list_makes_no_catalogue() => Assert.Empty(GeneratorHarness.RunAll("class Plain;"));

    private sealed class FileOption : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Options();

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

        private sealed class Options : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
            {
                value = key == "build_property.InstrumentCatalogueFile" ? "metrics.md" : null;
                return value is not null;
            }
        }
    }
}
