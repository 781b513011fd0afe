using Instrument.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrument.Analyzers.Keys;

/// <summary>Reports keys that are also the group of another key.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class KeyIsGroupAnalyzer() : DeclaredMetricAnalyzer(Descriptors.INST2010_MetricKeyIsGroup)
{
    private protected override Diagnostic? Check(DeclaredMetric metric, DeclaredMetrics all) =>
        all.MemberOfGroup(metric.Key) is { } member
            ? Diagnostic.Create(
                Descriptors.INST2010_MetricKeyIsGroup,
                metric.Location,
                MessageArgument.From(metric.Key),
                metric.Name,
                MessageArgument.From(member))
            : null;
}
