using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrument.Generator.Tests.Harness;

/// <summary>Runs all generators over sources. Whatever comes out must compile without a warning and be cached.</summary>
internal static partial class GeneratorHarness
{
    public const string CatalogueFile = "WandbCatalogue.g.cs";

    private const string Unrelated = "internal sealed class Unrelated;";
    private const string UnrelatedEdited = "internal sealed class Unrelated { public int Edited() => 1; }";

    /// <summary>The generated files of the types, by hint name.</summary>
    public static IReadOnlyDictionary<string, string> Run(params string[] sources) =>
        RunAll(sources).Where(file => file.Key != CatalogueFile).ToDictionary();

    /// <summary>All generated files, by hint name.</summary>
    public static IReadOnlyDictionary<string, string> RunAll(params string[] sources)
    {
        CSharpCompilation compilation = TestCompilation.Create([.. sources, Unrelated]);
        GeneratorDriver driver = CreateDriver().RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        GeneratorDriverRunResult first = driver.GetRunResult();
        AssertClean(first, output);
        Analyze(compilation, first);
        CachingAssert.ModelsHoldNothingOfTheCompiler(first);

        SyntaxTree old = compilation.SyntaxTrees[^1];
        CSharpCompilation edited = compilation.ReplaceSyntaxTree(old, old.WithChangedText(Microsoft.CodeAnalysis.Text.SourceText.From(UnrelatedEdited)));
        CachingAssert.EverythingIsCached(driver.RunGenerators(edited).GetRunResult());

        return Texts(first);
    }

    /// <summary>The assembly of a source and what is generated for it.</summary>
    public static byte[] Compile(string source)
    {
        GeneratorDriver driver = CreateDriver().RunGeneratorsAndUpdateCompilation(TestCompilation.Create(source), out Compilation output, out _);
        return AssertClean(driver.GetRunResult(), output);
    }

    public static GeneratorDriver CreateDriver(AnalyzerConfigOptionsProvider? options = null, bool tracking = true) => CSharpGeneratorDriver.Create(
        [new InstrumentGenerator().AsSourceGenerator()],
        optionsProvider: options,
        parseOptions: TestCompilation.ParseOptions,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: tracking));

    public static IReadOnlyDictionary<string, string> Texts(GeneratorDriverRunResult result) => result.Results
        .SelectMany(generator => generator.GeneratedSources)
        .ToDictionary(source => source.HintName, source => source.SourceText.ToString());

    static partial void Analyze(CSharpCompilation input, GeneratorDriverRunResult result);

    private static byte[] AssertClean(GeneratorDriverRunResult result, Compilation output)
    {
        Assert.All(result.Results, generator => Assert.Null(generator.Exception));
        Assert.Empty(result.Diagnostics);
        using MemoryStream image = new();
        // In the test sources only errors count; in generated text nothing may be amiss.
        Diagnostic[] complaints = [.. output.Emit(image).Diagnostics
            .Concat(output.GetDiagnostics())
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.IsSuppressed)
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error || IsGenerated(diagnostic))
            .Distinct()];
        string texts = string.Join("\n", result.GeneratedTrees);
        Assert.True(complaints.Length == 0, string.Join("\n", complaints.Select(complaint => complaint.ToString())) + "\n" + texts);
        return image.ToArray();

        bool IsGenerated(Diagnostic diagnostic) => diagnostic.Location.SourceTree is { } tree && result.GeneratedTrees.Contains(tree);
    }
}
