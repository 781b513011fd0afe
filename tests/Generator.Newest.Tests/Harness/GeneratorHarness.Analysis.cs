using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Instrument.Generator.Tests.Harness;

/// <content>With the newest compiler, whatever is generated for a test is also held against every rule of the .NET analyzers.</content>
internal static partial class GeneratorHarness
{
    static partial void Analyze(CSharpCompilation input, GeneratorDriverRunResult result) => StrictAnalysis.AssertNothingFound(input, result);
}
