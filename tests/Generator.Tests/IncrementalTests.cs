using Instrument.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Instrument.Generator.Tests;

public sealed class IncrementalTests
{
    private const string Metrics = "using Instrument; public class Train { [Metric(\"loss\")] public double Loss { get; set; } }";
    private const string Record = "using Instrument; public record Evaluation([property: Metric(\"val\")] double Loss);";
    private const string Config = "using Instrument; [WandbConfig] public partial class Config { public int Seed { get; set; } }";

    private const string Table = "using Instrument; [WandbTable] public partial record Sample(int Id);";

    private const string Family = "using Instrument; public class Layers { [MetricFamily(\"layer/{0}\")] public double[] Norms { get; set; } = []; }";
    private const string Method =
        "using Instrument; public static partial class Validation { public static partial void LogValidation(this Run run, [Metric(\"v\")] double loss); }";

    [Fact]
    public void Every_stage_runs_and_has_a_name()
    {
        GeneratorDriverRunResult result = Run(TestCompilation.Create(Metrics, Record, Config, Family, Method, Table), out _);
        Assert.Equal(
            CachingAssert.StageNames.Order(),
            CachingAssert.OwnSteps(result).Select(step => step.Name!).Distinct().Order());
        Assert.All(CachingAssert.OutputSteps(result).SelectMany(step => step.Inputs), AssertNamed);
    }

    [Fact]
    public void Moving_a_type_writes_nothing_again()
    {
        CSharpCompilation compilation = TestCompilation.Create(Metrics, Record, Config, Family, Method, Table);
        Run(compilation, out GeneratorDriver driver);
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
            compilation = compilation.ReplaceSyntaxTree(tree, TestCompilation.Parse("\n// moved\n" + tree, 9).WithFilePath(tree.FilePath));
        CachingAssert.EverythingIsCached(driver.RunGenerators(compilation).GetRunResult());
    }

    [Theory]
    [InlineData(0, "\"loss\"", "\"error\"")]
    [InlineData(1, "\"val\"", "\"test\"")]
    [InlineData(2, "Seed", "RandomSeed")]
    [InlineData(3, "layer/", "block/")]
    [InlineData(4, "\"v\"", "\"w\"")]
    public void Changing_a_key_writes_one_file_again(int file, string text, string edited)
    {
        CSharpCompilation compilation = TestCompilation.Create(Metrics, Record, Config, Family, Method);
        Run(compilation, out GeneratorDriver driver);
        SyntaxTree tree = compilation.SyntaxTrees[file];
        SyntaxTree changed = TestCompilation.Parse(tree.ToString().Replace(text, edited, StringComparison.Ordinal), file);

        GeneratorDriverRunResult result = driver.RunGenerators(compilation.ReplaceSyntaxTree(tree, changed)).GetRunResult();

        Assert.Equal(
            [TrackingNames.Types],
            CachingAssert.OwnSteps(result)
                .Where(step => step.Name == TrackingNames.Types)
                .Where(step => step.Outputs.Any(output => output.Reason == IncrementalStepRunReason.Modified))
                .Select(step => step.Name));
        // The file of the type, and the catalogue.
        Assert.Equal(2, ChangedOutputs(result));
    }

    [Fact]
    public void Changing_a_column_writes_one_file_again()
    {
        CSharpCompilation compilation = TestCompilation.Create(Metrics, Config, Table);
        Run(compilation, out GeneratorDriver driver);
        SyntaxTree changed = TestCompilation.Parse(Table.Replace("int Id", "long Number", StringComparison.Ordinal), 2);

        GeneratorDriverRunResult result = driver.RunGenerators(compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[2], changed)).GetRunResult();

        Assert.Equal(1, ChangedOutputs(result));
    }

    [Fact]
    public void Changing_a_comment_writes_the_catalogue_alone_again()
    {
        CSharpCompilation compilation = TestCompilation.Create(Metrics, Record, Config);
        Run(compilation, out GeneratorDriver driver);
        SyntaxTree tree = compilation.SyntaxTrees[0];
        SyntaxTree changed = TestCompilation.Parse(
            tree.ToString().Replace("[Metric", "/// <summary>Cross entropy.</summary>\n[Metric", StringComparison.Ordinal), 0);

        GeneratorDriverRunResult result = driver.RunGenerators(compilation.ReplaceSyntaxTree(tree, changed)).GetRunResult();

        Assert.Equal(1, ChangedOutputs(result));
        Assert.Contains("Cross entropy.", GeneratorHarness.Texts(result)[GeneratorHarness.CatalogueFile], StringComparison.Ordinal);
    }

    [Fact]
    public void Removing_the_attribute_removes_the_file()
    {
        CSharpCompilation compilation = TestCompilation.Create(Metrics);
        Run(compilation, out GeneratorDriver driver);
        SyntaxTree tree = compilation.SyntaxTrees.Single();
        SyntaxTree changed = TestCompilation.Parse(tree.ToString().Replace("[Metric(\"loss\")]", "", StringComparison.Ordinal), 0);
        Assert.Empty(driver.RunGenerators(compilation.ReplaceSyntaxTree(tree, changed)).GetRunResult().GeneratedTrees);
    }

    [Fact]
    public void Mistaken_types_get_no_file_and_the_generators_report_nothing()
    {
        GeneratorDriverRunResult result = Run(TestCompilation.Create("""
            using Instrument;
            public class Train { [Metric("")] public double Loss { get; set; } }
            public record Evaluation([property: Metric("_val")] double Loss);
            [WandbConfig] public class Config { public int Seed { get; set; } }
            """), out _);
        Assert.Empty(result.GeneratedTrees);
        Assert.Empty(result.Diagnostics);
    }

    [Fact]
    public void Broken_source_does_not_break_the_generators()
    {
        GeneratorDriverRunResult result = Run(TestCompilation.Create("""
            using Instrument;
            [Metric("a")] public partial class Twice { [Metric, Metric("b")] public double Loss { get; set; } }
            [Metric("c")] public partial class Twice { [Metric(Missing)] public Missing Value { get; set; } }
            [WandbConfig] public partial class Config : Missing { public int { get; set; } }
            [WandbConfig, WandbConfig] public partial class Config { public Missing Value { get; set; } public int[] }
            public record Evaluation([property: Metric(] double Loss, [property: Metric] Missing Value);
            """), out _);
        Assert.All(result.Results, generator => Assert.Null(generator.Exception));
    }

    [Theory]
    [InlineData("public class Train { [Metric] public double A; }", "public struct Train { [Metric] public double A; }", 1)]
    [InlineData("[WandbConfig] public partial class Train { }", "[WandbConfig] public partial record Train { }", 1)]
    [InlineData("partial class Outer { public class Train { [Metric] public double A; } }", "partial struct Outer { public class Train { [Metric] public double A; } }", 1)]
    [InlineData("file class Train { [Metric] public double A; }", "public class Train { [Metric] public double A; }", 1)]
    [InlineData("public class Train { [Metric] public double A; }", "public class Train<T> { }", 1)]
    [InlineData("[Metric(\"a\")] public partial class Train { } [Metric(\"b\")] public partial class Train { [Metric] public double A; }", "", 1)]
    [InlineData("[WandbConfig] public partial class Train { } [WandbConfig] public partial class Train { }", "", 1)]
    [InlineData("static partial class Train { static partial void Log(Run run, [Metric] int a); }", "static partial class Train { static partial void Log(Run run, [Metric] int a); }", 1)]
    [InlineData("static partial class Train { static partial void Log(Run run, [Metric] int a); }", "static partial class Train { static partial void Log(Run run, [Metric] long a); }", 2)]
    public void Declarations_of_the_same_name_take_no_files_away(string first, string second, int files)
    {
        GeneratorDriverRunResult result = Run(TestCompilation.Create($"using Instrument; {first}", $"using Instrument; {second}", Record, Config), out _);
        Assert.All(result.Results, generator => Assert.Null(generator.Exception));
        // Besides: those of the record and of the config, and the catalogue.
        Assert.Equal(files + 3, result.GeneratedTrees.Length);
    }

    [Fact]
    public void Partial_type_with_attributes_in_several_files_gets_one_file() => Assert.Single(GeneratorHarness.Run(
        "using Instrument; public partial record Train([property: Metric] double A) { [Metric] public double B { get; set; } }",
        "using Instrument; public partial record Train { [Metric] public double C, D; }"));

    [Theory]
    [InlineData("[M] public double A; [M] public double B;")]
    [InlineData("[M] public double A; [Metric] public double B; [Metric] public double C { get; set; }")]
    [InlineData("[System.Obsolete, Metric] public double A, B; [Metric] public double C;")]
    [InlineData("[System.Obsolete] [Metric] public double A; [MetricAttribute] public double B; [Instrument.Metric] public double C;")]
    [InlineData("[MetricFamily(\"{0}\")] public double[] A = []; [Metric] public double B; [MetricFamily(\"x{0}\")] public double[] C = [];")]
    [InlineData("public double A; [Metric] public double B; [MetricFamily(\"x{0}\")] [Metric(As = MetricForm.Histogram)] public double[] C = [];")]
    public void A_type_gets_one_file_however_its_attributes_are_written(string members) => Assert.Single(GeneratorHarness.Run(
        $"using Instrument; using M = Instrument.MetricAttribute; public sealed class Train {{ {members} }}"));

    [Theory]
    [InlineData("[G] public double A; [Metric] public double B;")]
    [InlineData("[Metric] public double A; [G] public double B;")]
    [InlineData("[G] public double A; [L] public double B;")]
    [InlineData("[L] public double A; [G] public double B;")]
    [InlineData("[F(\"{0}\")] public double[] A = []; [G] public double B;")]
    [InlineData("[G, System.Obsolete] public double A, B; [Instrument.Metric] public double C;")]
    public void A_type_gets_one_file_under_every_kind_of_alias(string members) => Assert.Single(GeneratorHarness.Run(
        "global using G = Instrument.MetricAttribute; global using F = Instrument.MetricFamilyAttribute;",
        $"using Instrument; using LAttribute = Instrument.MetricAttribute; public sealed class Train {{ {members} }}"));

    [Fact]
    public void A_config_and_a_record_are_found_under_an_alias_of_the_project() => Assert.Equal(3, GeneratorHarness.Run(
        "global using C = Instrument.WandbConfigAttribute; global using G = Instrument.MetricAttribute;",
        "[C] public partial record Config { public int Seed { get; init; } }",
        "public record Positional([property: G] double A, [param: G] double B);",
        "[G(\"both\"), C] public partial record Both { [G] public int A { get; init; } }").Count - 1);

    [Fact]
    public void Order_of_the_files_does_not_matter()
    {
        string[] sources = [Metrics, Record, Config, Family, Method, "using Instrument; public class Other { [Metric] public Train Inner { get; } = new(); }"];
        Assert.Equal(
            GeneratorHarness.Run(sources).OrderBy(file => file.Key, StringComparer.Ordinal),
            GeneratorHarness.Run([.. sources.Reverse()]).OrderBy(file => file.Key, StringComparer.Ordinal));
    }

    private static int ChangedOutputs(GeneratorDriverRunResult result) => CachingAssert.OutputSteps(result)
        .SelectMany(step => step.Outputs)
        .Count(output => output.Reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));

    private static GeneratorDriverRunResult Run(Compilation compilation, out GeneratorDriver driver)
    {
        driver = GeneratorHarness.CreateDriver().RunGenerators(compilation);
        return driver.GetRunResult();
    }

    // From an output back to the compiler's own stages, which feed the first stage of ours.
    private static void AssertNamed((IncrementalGeneratorRunStep Source, int Index) input)
    {
        Assert.Contains(input.Source.Name!, CachingAssert.StageNames);
        if (!input.Source.Name!.EndsWith("Candidates", StringComparison.Ordinal) && !input.Source.Name.StartsWith("Catalogue", StringComparison.Ordinal))
            Assert.All(input.Source.Inputs, AssertNamed);
    }
}
