using BenchmarkDotNet.Attributes;
using Instrument.Benchmarks.Subjects;
using Microsoft.CodeAnalysis.CSharp;

namespace Instrument.Benchmarks.Suites;

/// <summary>The generators over 200 annotated types: a first run, after an edit of one of them, and after an edit elsewhere.</summary>
[InvocationCount(1)]
[WarmupCount(100)]
[IterationCount(50)]
public class GeneratorSuite
{
    private readonly AnnotatedProject _project = new();
    private int _version;
    private CSharpCompilation _fresh = null!;
    private CSharpCompilation _edited = null!;
    private CSharpCompilation _editedElsewhere = null!;

    [IterationSetup]
    public void Edit()
    {
        _fresh = _project.Fresh();
        _edited = _project.EditOne(++_version);
        _editedElsewhere = _project.EditElsewhere();
    }

    [Benchmark(Description = "first run")]
    public void Cold() => AnnotatedProject.RunCold(_fresh);

    [Benchmark(Description = "after an edit of one type")]
    public void OneEdit() => _project.RunAgain(_edited);

    [Benchmark(Description = "after an edit elsewhere")]
    public void UnrelatedEdit() => _project.RunAgain(_editedElsewhere);

    [Benchmark(Description = "the compiler's part after an edit")]
    public void Lookup() => _project.LookUpAgain(_edited);
}
