using Instrument.Analyzers.Rules;
using Instrument.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrument.Analyzers.Config;

/// <summary>Reports members that lead a config back to itself with no place where it could end. Lists and nullable members can end.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConfigCycleAnalyzer() : ConfigTypeAnalyzer(Descriptors.INST4010_ConfigCycle)
{
    private protected override Diagnostic? Check(ISymbol member, INamedTypeSymbol config, KnownSymbols symbols)
    {
        if (EndlessConfig(member, symbols) is not { } next)
            return null;
        HashSet<INamedTypeSymbol> seen = new(SymbolEqualityComparer.Default);
        return LeadsTo(next, config, seen, symbols)
            ? Diagnostic.Create(Descriptors.INST4010_ConfigCycle, member.MemberType(), member.Name, next.Name, config.Name)
            : null;
    }

    private static bool LeadsTo(INamedTypeSymbol from, INamedTypeSymbol target, HashSet<INamedTypeSymbol> seen, KnownSymbols symbols)
    {
        if (SymbolEqualityComparer.Default.Equals(from, target))
            return true;
        return seen.Add(from)
            && Entries(from, symbols).Any(member => EndlessConfig(member, symbols) is { } next && LeadsTo(next, target, seen, symbols));
    }

    private static INamedTypeSymbol? EndlessConfig(ISymbol member, KnownSymbols symbols) =>
        ConfigMembers.TypeOf(member) is INamedTypeSymbol { TypeKind: TypeKind.Class, NullableAnnotation: NullableAnnotation.NotAnnotated } type
        && type.Find(symbols.WandbConfigAttribute) is not null
            ? type
            : null;
}
