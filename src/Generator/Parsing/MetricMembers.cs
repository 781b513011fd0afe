using Microsoft.CodeAnalysis;

namespace Instrument.Generator.Parsing;

/// <summary>Says which members are metrics and whether generated code can read them.</summary>
internal static class MetricMembers
{
    /// <summary>Whether the type or a base type has a metric.</summary>
    public static bool HasMetrics(INamedTypeSymbol type, KnownSymbols symbols)
    {
        for (INamedTypeSymbol? current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            foreach (ISymbol member in current.GetMembers())
            {
                if (!member.IsStatic && member is IPropertySymbol or IFieldSymbol && member.FirstMetric(symbols) is not null)
                    return true;
            }
        }
        return false;
    }

    /// <summary>The prefix that the method or the type, or else its nearest base type, gives to its keys.</summary>
    public static AttributeData? PrefixAttribute(ISymbol holder, KnownSymbols symbols)
    {
        if (holder is IMethodSymbol method)
            return method.Find(symbols.MetricAttribute);
        for (INamedTypeSymbol? current = (INamedTypeSymbol)holder; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            if (current.Find(symbols.MetricAttribute) is { } attribute)
                return attribute;
        }
        return null;
    }

    /// <summary>Why no code reads the member as a value; null when some can.</summary>
    public static string? WhyNoValue(ISymbol member) => member switch
    {
        IPropertySymbol { IsIndexer: true } => "is an indexer",
        IPropertySymbol { ExplicitInterfaceImplementations.IsEmpty: false } => "implements an interface explicitly",
        IPropertySymbol { GetMethod: null } => "has no getter",
        IPropertySymbol { GetMethod: { } getter } when getter.IsObsoleteAsError() => "has a getter that is obsolete as an error",
        _ => member.IsObsoleteAsError() ? "is obsolete as an error" : null,
    };

    /// <summary>Why code outside the type cannot read a member that it does not reach.</summary>
    public static string WhyOutOfReach(ISymbol member, KnownSymbols symbols) =>
        member is IPropertySymbol { GetMethod: { } getter } && symbols.IsAccessibleInAssembly(member)
            ? $"has a {Describe(getter)} getter"
            : $"is {Describe(member)}";

    private static string Describe(ISymbol symbol) => symbol.DeclaredAccessibility switch
    {
        Accessibility.Private => "private",
        Accessibility.Protected => "protected",
        Accessibility.ProtectedAndInternal => "private protected",
        Accessibility.ProtectedOrInternal => "protected internal",
        Accessibility.Internal => "internal to another assembly",
        _ => "out of reach",
    };
}
