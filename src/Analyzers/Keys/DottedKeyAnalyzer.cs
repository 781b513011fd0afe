using Instrument.Analyzers.Rules;
using Instrument.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Instrument.Analyzers.Keys;

/// <summary>Reports keys with a dot that have summary kinds or serve as axis: W&amp;B splits those at dots.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DottedKeyAnalyzer() : InstrumentAnalyzer(Descriptors.INST2006_MetricKeyWithDot)
{
    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        context.RegisterSymbolAction(
            symbol =>
            {
                var type = (INamedTypeSymbol)symbol.Symbol;
                DeclaredMetricReader reader = new(symbols);
                IEnumerable<DeclaredMetric> dotted = reader.Read(type)
                    .Where(metric => metric.IsOwn(symbols) && HasDot(metric) && metric.Attribute.Named("Summary", 0) != 0);
                foreach (IGrouping<Location, DeclaredMetric> metrics in dotted.GroupBy(metric => metric.Location))
                {
                    DeclaredMetric first = metrics.First();
                    bool isFamily = metrics.Skip(1).Any();
                    symbol.ReportDiagnostic(Create(
                        first.Location, first.Key, "a metric with summary kinds", isSpelled: first.Prefix.Length == 0 && !isFamily));
                }
                foreach (WrittenKey key in KeysInDeclarations.Of(type, symbols))
                {
                    if (key.Role == MetricKeyRole.Axis && key.Text.IndexOf('.') >= 0)
                        symbol.ReportDiagnostic(Create(key.Location, key.Text, "an axis", isSpelled: true));
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
                    if (key is { Role: MetricKeyRole.Axis, Text: { } text } && text.IndexOf('.') >= 0)
                        operation.ReportDiagnostic(Create(key.Location, text, "an axis", isSpelled: true));
                }
            },
            OperationKind.Invocation);
    }

    // The dot of a nested metric's own key is reported where that is declared.
    private static bool HasDot(DeclaredMetric metric) => (metric.IsTop ? metric.Key : metric.Prefix).IndexOf('.') >= 0;

    private static Diagnostic Create(Location location, string key, string use, bool isSpelled)
    {
        string suggestion = key.Replace('.', '/');
        return Diagnostic.Create(
            Descriptors.INST2006_MetricKeyWithDot,
            location,
            SuggestedKey.Properties(isSpelled ? suggestion : null),
            MessageArgument.From(key),
            use,
            MessageArgument.From(suggestion));
    }
}
