using Instrument.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Instrument.Analyzers.Keys;

/// <summary>Checks the keys that calls pass to a run.</summary>
public abstract class KeyInCallAnalyzer : InstrumentAnalyzer
{
    private protected KeyInCallAnalyzer(DiagnosticDescriptor rule)
        : base(rule)
    {
    }

    /// <summary>What the rule says of the key; null when the key is fine.</summary>
    private protected abstract Diagnostic? Check(KeyInCall key, KeyContext context);

    private protected sealed override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (RunCalls.Create(context.Compilation, symbols) is not { } calls)
            return;
        context.RegisterOperationAction(
            operation =>
            {
                foreach (KeyInCall key in KeysInCalls.Of((IInvocationOperation)operation.Operation, calls))
                {
                    if (Check(key, new KeyContext(operation.Compilation, symbols)) is { } diagnostic)
                        operation.ReportDiagnostic(diagnostic);
                }
            },
            OperationKind.Invocation);
    }
}
