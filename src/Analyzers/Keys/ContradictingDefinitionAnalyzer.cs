using Instrument.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrument.Analyzers.Keys;

/// <summary>Reports metrics that are defined otherwise elsewhere. What one of two definitions leaves out is no contradiction.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ContradictingDefinitionAnalyzer() : DeclaredMetricAnalyzer(Descriptors.INST2009_MetricDefinitionContradicts)
{
    private protected override Diagnostic? Check(DeclaredMetric metric, DeclaredMetrics all)
    {
        foreach (DeclaredMetric earlier in all.WithKey(metric.Key).TakeWhile(other => !ReferenceEquals(other, metric)))
        {
            foreach (KeyValuePair<string, TypedConstant> stated in metric.Attribute.NamedArguments)
            {
                foreach (KeyValuePair<string, TypedConstant> other in earlier.Attribute.NamedArguments)
                {
                    if (stated.Key == other.Key && !Equals(stated.Value.Value, other.Value.Value))
                        return Create(metric, stated, earlier, other);
                }
            }
        }
        return null;
    }

    private static Diagnostic Create(
        DeclaredMetric metric, KeyValuePair<string, TypedConstant> stated, DeclaredMetric earlier, KeyValuePair<string, TypedConstant> other) =>
        Diagnostic.Create(
            Descriptors.INST2009_MetricDefinitionContradicts,
            metric.Location,
            MessageArgument.From(metric.Key),
            metric.Name,
            MessageArgument.From($"{stated.Key} = {stated.Value.ToCSharpString()}"),
            earlier.Name,
            MessageArgument.From(other.Value.ToCSharpString()));
}
