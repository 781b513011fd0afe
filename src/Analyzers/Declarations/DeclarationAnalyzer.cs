using System.Collections.Immutable;
using Instrument.Analyzers.Rules;
using Instrument.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrument.Analyzers.Declarations;

/// <summary>
/// Reports what the generator's parser finds wrong with a declaration. The generator takes the model from the same parser and
/// reports nothing, so one decision says whether a declaration is generated or reported.
/// </summary>
public abstract class DeclarationAnalyzer : InstrumentAnalyzer
{
    private readonly ImmutableDictionary<string, DiagnosticDescriptor> _rules;

    private protected DeclarationAnalyzer(params DiagnosticDescriptor[] rules)
        : base(rules) =>
        _rules = rules.ToImmutableDictionary(rule => rule.Id);

    /// <summary>Parses <paramref name="type"/> as the generator does.</summary>
    private protected abstract ImmutableArray<Finding> Parse(
        INamedTypeSymbol type, KnownSymbols symbols, CancellationToken cancellationToken);

    private protected sealed override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols) =>
        context.RegisterSymbolAction(
            symbol =>
            {
                foreach (Finding finding in Parse((INamedTypeSymbol)symbol.Symbol, symbols, symbol.CancellationToken))
                    symbol.ReportDiagnostic(CreateDiagnostic(finding));
            },
            SymbolKind.NamedType);

    private Diagnostic CreateDiagnostic(Finding finding) =>
        Diagnostic.Create(_rules[finding.Id], finding.Location, finding.Arguments.Select(MessageArgument.From).ToArray<object>());
}
