using Instrument.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrument.Analyzers.Keys;

/// <summary>Reports keys that differ from an earlier one in nothing but case.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CaseOnlyDifferenceAnalyzer() : DeclaredMetricAnalyzer(Descriptors.INST2008_MetricKeyDiffersInCase)
{
    private protected override Diagnostic? Check(DeclaredMetric metric, DeclaredMetrics all)
    {
        DeclaredMetric first = all.WithKeyInAnyCase(metric.Key).First();
        return first.Key == metric.Key
            ? null
            : Diagnostic.Create(
                Descriptors.INST2008_MetricKeyDiffersInCase,
                metric.Location,
                SuggestedKey.Properties(metric.IsTop && metric.Prefix.Length == 0 ? first.Key : null),
                MessageArgument.From(metric.Key),
                metric.Name,
                MessageArgument.From(first.Key),
                first.Name);
    }
}
