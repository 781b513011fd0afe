using Instrument.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrument.Analyzers.Keys;

/// <summary>
/// Checks each declared metric against all others of the compilation. Each type is checked with a view of the whole, instead of
/// all types at the end, so that an editor shows what is wrong while the user types.
/// </summary>
public abstract class DeclaredMetricAnalyzer : InstrumentAnalyzer
{
    private protected DeclaredMetricAnalyzer(DiagnosticDescriptor rule)
        : base(rule)
    {
    }

    /// <summary>What the rule says of the metric; null when the metric is fine.</summary>
    private protected abstract Diagnostic? Check(DeclaredMetric metric, DeclaredMetrics all);

    private protected sealed override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols) =>
        context.RegisterSymbolAction(
            symbol =>
            {
                var type = (INamedTypeSymbol)symbol.Symbol;
                if (!HasMetrics(type, symbols))
                    return;
                DeclaredMetrics all = DeclaredMetrics.Of(symbol.Compilation, symbols);
                // One attribute may declare a family of metrics, and is reported once.
                foreach (IGrouping<object, DeclaredMetric> metrics in all.OfType(type).Where(metric => !all.IsPart(metric)).GroupBy(Site))
                {
                    if (metrics.Select(metric => Check(metric, all)).FirstOrDefault(found => found is not null) is { } diagnostic)
                        symbol.ReportDiagnostic(diagnostic);
                }
            },
            SymbolKind.NamedType);

    private static object Site(DeclaredMetric metric) => (metric.Path, metric.Attribute);

    // A type without metrics must not be what makes all others be read.
    private static bool HasMetrics(INamedTypeSymbol type, KnownSymbols symbols) => type.GetMembers().Any(member =>
        member is IMethodSymbol { IsPartialDefinition: true } method
            ? method.Parameters.Any(parameter => parameter.FirstMetric(symbols) is not null)
            : member.FirstMetric(symbols) is not null);
}
