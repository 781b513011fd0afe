using System.Reflection;
using Microsoft.CodeAnalysis.CSharp;

namespace Instrument.Testing;

/// <summary>A test project that says with which compiler it runs does run with that one.</summary>
public sealed class CompilerVersionTests
{
    [Fact]
    public void Tests_run_with_the_compiler_that_the_project_names()
    {
        string claimed = typeof(CompilerVersionTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "Compiler").Value!;

        Version? actual = typeof(CSharpCompilation).Assembly.GetName().Version;

        Assert.Equal(Version.Parse(claimed + ".0"), actual);
    }
}
