using System.Globalization;
using System.Reflection;
using Instrument.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Instrument.Benchmarks.Subjects;

/// <summary>
/// A project with 200 annotated types, half metrics and half configs, each in a file of its own, and the generator run over it.
/// </summary>
internal sealed class AnnotatedProject
{
    private const int Types = 200;
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp12);
    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);
    private static readonly MetadataReference[] References = AnnotatedSources.References();

    // By reflection, so that no stage escapes.
    private static readonly HashSet<string> Stages =
        [.. typeof(TrackingNames).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!)];

    private readonly CSharpCompilation _compilation;
    private GeneratorDriver _driver;
    private GeneratorDriver _lookup;
    private readonly GeneratorDriver _tracking;

    public AnnotatedProject()
    {
        SyntaxTree[] trees = new SyntaxTree[Types + 1];
        for (int i = 0; i < Types; i++)
            trees[i] = Parse(i % 2 == 0 ? AnnotatedSources.Metrics(i, "grad_norm") : AnnotatedSources.Config(i), i);
        trees[Types] = Parse("internal sealed class Elsewhere;", Types);
        _compilation = CSharpCompilation.Create("Annotated", trees, References, Options);
        _driver = CreateDriver(tracking: false, Generator).RunGenerators(_compilation);
        _lookup = CreateDriver(tracking: false, new LookupGenerator()).RunGenerators(_compilation);
        _tracking = CreateDriver(tracking: true, Generator).RunGenerators(_compilation);
    }

    /// <summary>How many files the generator writes.</summary>
    public int GeneratedFiles => _driver.GetRunResult().GeneratedTrees.Length;

    /// <summary>The project after an edit of a file without annotated types.</summary>
    public CSharpCompilation EditElsewhere() => Replace(Types, "internal sealed class Elsewhere { public int Edited() => 1; }");

    /// <summary>The project after a key of one type has been changed; each version is another key.</summary>
    public CSharpCompilation EditOne(int version) =>
        Replace(0, AnnotatedSources.Metrics(0, string.Create(CultureInfo.InvariantCulture, $"norm_{version}")));

    /// <summary>The project as nobody has looked at it yet, but for its references.</summary>
    public CSharpCompilation Fresh()
    {
        CSharpCompilation fresh = CSharpCompilation.Create("Annotated", _compilation.SyntaxTrees, References, Options);
        fresh.GetSpecialType(SpecialType.System_Object);
        return fresh;
    }

    /// <summary>What the compiler says that the last run of the generator took.</summary>
    public TimeSpan GeneratorTime => _driver.GetTimingInfo().GeneratorTimes.Single().ElapsedTime;

    /// <summary>A first run of the generator.</summary>
    public static void RunCold(CSharpCompilation fresh) => CreateDriver(tracking: false, Generator).RunGenerators(fresh);

    /// <summary>A run of the generator after an edit, which goes on from the last run.</summary>
    public void RunAgain(CSharpCompilation edited) => _driver = _driver.RunGenerators(edited);

    /// <summary>What the compiler itself takes for a generator of such attributes after an edit.</summary>
    public void LookUpAgain(CSharpCompilation edited) => _lookup = _lookup.RunGenerators(edited);

    /// <summary>How many stages make something new, or write a file again, after an edit.</summary>
    public int StagesRunAgain(CSharpCompilation edited)
    {
        GeneratorDriverRunResult result = _tracking.RunGenerators(edited).GetRunResult();
        int stages = result.Results
            .SelectMany(generator => generator.TrackedSteps)
            .Where(stage => Stages.Contains(stage.Key))
            .SelectMany(stage => stage.Value)
            .Count(step => step.Outputs.Any(output => !IsCached(output.Reason)));
        int files = result.Results
            .SelectMany(generator => generator.TrackedOutputSteps)
            .SelectMany(stage => stage.Value)
            .Count(step => step.Outputs.Any(output => output.Reason != IncrementalStepRunReason.Cached));
        return stages + files;
    }

    private static bool IsCached(IncrementalStepRunReason reason) =>
        reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged;

    private static InstrumentGenerator Generator => new();

    private static CSharpGeneratorDriver CreateDriver(bool tracking, IIncrementalGenerator generator) => CSharpGeneratorDriver.Create(
        [generator.AsSourceGenerator()],
        parseOptions: ParseOptions,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: tracking));

    private CSharpCompilation Replace(int file, string source) =>
        _compilation.ReplaceSyntaxTree(_compilation.SyntaxTrees[file], Parse(source, file));

    private static SyntaxTree Parse(string source, int file) =>
        CSharpSyntaxTree.ParseText(source, ParseOptions, string.Create(CultureInfo.InvariantCulture, $"File{file}.cs"));
}
