using Instrument.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Instrument.Analyzers.Keys;

/// <summary>Checks the text of every key, wherever the source spells it. Keys that break the grammar are reported as that alone.</summary>
public abstract class WrittenKeyAnalyzer : InstrumentAnalyzer
{
    private protected WrittenKeyAnalyzer(DiagnosticDescriptor rule)
        : base(rule)
    {
    }

    /// <summary>What the rule says of the key; null when the key is fine.</summary>
    private protected abstract Diagnostic? Check(WrittenKey key);

    private protected sealed override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        context.RegisterSymbolAction(
            symbol =>
            {
                foreach (WrittenKey key in KeysInDeclarations.Of((INamedTypeSymbol)symbol.Symbol, symbols))
                    Report(key, symbol.ReportDiagnostic);
            },
            SymbolKind.NamedType);

        if (RunCalls.Create(context.Compilation, symbols) is not { } calls)
            return;
        context.RegisterOperationAction(
            operation =>
            {
                foreach (KeyInCall key in KeysInCalls.Of((IInvocationOperation)operation.Operation, calls))
                {
                    if (key.Text is { } text)
                        Report(new WrittenKey(text, key.Role, key.Location), operation.ReportDiagnostic);
                }
            },
            OperationKind.Invocation);
    }

    private void Report(WrittenKey key, Action<Diagnostic> report)
    {
        if (MetricKeyGrammar.Check(key.Text) == MetricKeyViolation.None && Check(key) is { } diagnostic)
            report(diagnostic);
    }
}
