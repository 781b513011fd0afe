using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Instrument.Generator.Parsing;

/// <summary>Finds members of a config that are marked as if they were written, but never are.</summary>
internal static class ConfigMarkChecker
{
    public static void Check(INamedTypeSymbol config, KnownSymbols symbols, ImmutableArray<Finding>.Builder findings)
    {
        foreach (ISymbol member in config.GetMembers())
        {
            if (FindMark(member, symbols) is { } mark && WhyNeverWritten(member) is { } reason && member.Find(symbols.ConfigIgnoreAttribute) is null)
                findings.Add(Findings.ConfigMemberNeverWritten(member.Identifier(), member.Name, mark, reason));
        }
    }

    private static string? FindMark(ISymbol member, KnownSymbols symbols)
    {
        if (member.Find(symbols.ConfigKeyAttribute) is not null)
            return "ConfigKey";
        if (member.Find(symbols.SecretAttribute) is not null)
            return "Secret";
        return SweepAttributes.FirstOn(member, symbols)?.Name();
    }

    private static string? WhyNeverWritten(ISymbol member)
    {
        if (member is IFieldSymbol { IsConst: true })
            return "is a constant";
        if (member.IsStatic)
            return "is static";
        if (ConfigMembers.IsObsoleteAsError(member))
            return "is obsolete as an error";
        if (member is not IPropertySymbol property)
            return null;
        if (property.IsIndexer)
            return "is an indexer";
        if (!property.ExplicitInterfaceImplementations.IsEmpty)
            return "implements an interface explicitly";
        return property.GetMethod is null ? "has no getter" : null;
    }
}
