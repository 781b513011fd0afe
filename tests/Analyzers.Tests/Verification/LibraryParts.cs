using System.Collections.Immutable;
using System.Reflection;
using Instrument.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrument.Analyzers.Tests.Verification;

/// <summary>All analyzers and generators of the library, found as the compiler finds them: by their attributes.</summary>
internal static class LibraryParts
{
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } =
        Instances<DiagnosticAnalyzer, DiagnosticAnalyzerAttribute>(typeof(InstrumentAnalyzer).Assembly);

    public static ImmutableArray<IIncrementalGenerator> Generators { get; } =
        Instances<IIncrementalGenerator, GeneratorAttribute>(typeof(KnownSymbols).Assembly);

    private static ImmutableArray<TPart> Instances<TPart, TAttribute>(Assembly assembly) where TAttribute : Attribute =>
        [.. assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<TAttribute>() is not null)
            .Select(type => (TPart)Activator.CreateInstance(type)!)];
}
