using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrument.Analyzers.Tests;

/// <summary>
/// The assembly of fixes lies beside the analyzers in the package, so every compiler gets it, also the oldest one, which these tests
/// run with and which has no workspaces.
/// </summary>
public class FixesAssemblyTests
{
    private static readonly string Fixes = typeof(FixesAssemblyTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "FixesAssembly").Value!;

    [Fact]
    public void These_tests_run_with_the_oldest_compiler() =>
        Assert.Equal(new Version(4, 8), new Version(typeof(Compilation).Assembly.GetName().Version!.ToString(2)));

    [Fact]
    public void The_oldest_compiler_neither_loads_the_assembly_nor_complains_of_it()
    {
        Assert.True(File.Exists(Fixes), Fixes);
        Loader loader = new();
        AnalyzerFileReference reference = new(Fixes, loader);
        List<string> complaints = [];
        reference.AnalyzerLoadFailed += (_, failure) => complaints.Add(failure.Message);

        Assert.Empty(reference.GetAnalyzers(LanguageNames.CSharp));
        Assert.Empty(reference.GetGenerators(LanguageNames.CSharp));
        Assert.Empty(complaints);
        Assert.Empty(loader.Loaded);
    }

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public List<string> Loaded { get; } = [];

        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath)
        {
            Loaded.Add(fullPath);
            throw new FileLoadException("Nothing is to be loaded.", fullPath);
        }
    }
}
