using Instrument.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrument.Analyzers.Config;

/// <summary>Checks the members that a config writes.</summary>
public abstract class ConfigTypeAnalyzer : InstrumentAnalyzer
{
    private protected ConfigTypeAnalyzer(DiagnosticDescriptor rule)
        : base(rule)
    {
    }

    /// <summary>What the rule says of a member that the config itself declares; null when the member is fine.</summary>
    private protected abstract Diagnostic? Check(ISymbol member, INamedTypeSymbol config, KnownSymbols symbols);

    /// <summary>The members that the config writes, inherited ones included.</summary>
    private protected static IEnumerable<ISymbol> Entries(INamedTypeSymbol config, KnownSymbols symbols) => InstanceMembers.Of(config)
        .Where(member => ConfigMembers.IsEntry(member, member.FindInherited(symbols.ConfigKeyAttribute) is not null, symbols));

    private protected sealed override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols) =>
        context.RegisterSymbolAction(
            symbol =>
            {
                var config = (INamedTypeSymbol)symbol.Symbol;
                if (config.Find(symbols.WandbConfigAttribute) is null)
                    return;
                foreach (ISymbol member in Entries(config, symbols))
                {
                    if (SymbolEqualityComparer.Default.Equals(member.ContainingType, config)
                        && Check(member, config, symbols) is { } diagnostic)
                        symbol.ReportDiagnostic(diagnostic);
                }
            },
            SymbolKind.NamedType);
}
