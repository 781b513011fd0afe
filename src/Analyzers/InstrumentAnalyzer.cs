using System.Collections.Immutable;
using Instrument.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrument.Analyzers;

/// <summary>
/// What all analyzers of this library have in common: they run concurrently, leave generated code alone, look the library's
/// types up once a compilation, and are silent where the library is not referenced.
/// </summary>
public abstract class InstrumentAnalyzer : DiagnosticAnalyzer
{
    private protected InstrumentAnalyzer(params DiagnosticDescriptor[] rules) => SupportedDiagnostics = ImmutableArray.Create(rules);

    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (KnownSymbols.Create(start.Compilation) is { } symbols)
                Register(start, symbols);
        });
    }

    /// <summary>Registers the actions for one compilation that references the library.</summary>
    private protected abstract void Register(CompilationStartAnalysisContext context, KnownSymbols symbols);
}
