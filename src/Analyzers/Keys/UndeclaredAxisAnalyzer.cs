using Instrument.Analyzers.Rules;
using Instrument.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Instrument.Analyzers.Keys;

/// <summary>
/// Reports axes that no metric declares. An axis that other code spells may be logged there, and those of W&amp;B start with an
/// underscore.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UndeclaredAxisAnalyzer() : InstrumentAnalyzer(Descriptors.INST2011_AxisNotDeclared)
{
    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        context.RegisterSymbolAction(
            symbol =>
            {
                foreach (WrittenKey key in KeysInDeclarations.Of((INamedTypeSymbol)symbol.Symbol, symbols))
                {
                    if (key.Role == MetricKeyRole.Axis && Check(key, symbol.Compilation, symbols) is { } diagnostic)
                        symbol.ReportDiagnostic(diagnostic);
                }
            },
            SymbolKind.NamedType);

        if (RunCalls.Create(context.Compilation, symbols) is not { } calls)
            return;
        context.RegisterOperationAction(
            operation =>
            {
                foreach (KeyInCall key in KeysInCalls.Of((IInvocationOperation)operation.Operation, calls))
                {
                    if (key is { Role: MetricKeyRole.Axis, Text: { } text }
                        && Check(new WrittenKey(text, key.Role, key.Location), operation.Compilation, symbols) is { } diagnostic)
                        operation.ReportDiagnostic(diagnostic);
                }
            },
            OperationKind.Invocation);
    }

    private static Diagnostic? Check(WrittenKey axis, Compilation compilation, KnownSymbols symbols)
    {
        if (MetricKeyGrammar.Check(axis.Text) != MetricKeyViolation.None)
            return null;
        DeclaredMetrics declared = DeclaredMetrics.Of(compilation, symbols);
        if (declared.Keys.Contains(axis.Text) || declared.Mentioned.Contains(axis.Text))
            return null;
        string? suggestion = KeySimilarity.FindClosest(axis.Text, declared.Keys);
        return Diagnostic.Create(
            Descriptors.INST2011_AxisNotDeclared,
            axis.Location,
            SuggestedKey.Properties(suggestion),
            MessageArgument.From(axis.Text),
            suggestion is null ? "declare it, or name another axis" : $"write \"{MessageArgument.From(suggestion)}\" if you meant that one");
    }
}
