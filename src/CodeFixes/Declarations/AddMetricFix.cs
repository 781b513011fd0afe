using Instrument.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrument.CodeFixes.Declarations;

/// <summary>Makes a parameter of a log method a metric, with the key that its name gives.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class AddMetricFix() : InstrumentFix(DiagnosticIds.LogMethodNotSupported)
{
    private protected override IEnumerable<Remedy> Find(FixSite site)
    {
        // A step or commit of another type is no metric but a slip.
        if (site.Node is not ParameterSyntax { Identifier.ValueText: not ("step" or "commit") } parameter)
            yield break;
        string key = SnakeCase.From(parameter.Identifier.ValueText);
        AttributeSite attribute = AttributeSite.Of(site, site.Symbols.MetricAttribute);
        Remedy remedy = new($"Add [Metric(\"{key}\")]", nameof(AddMetricFix), edit => attribute.Add(edit, parameter, $"({SymbolDisplay.FormatLiteral(key, quote: true)})"));
        if (DeclarationTrial.Cures(site, remedy))
            yield return remedy;
    }
}
