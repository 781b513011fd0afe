using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Instrument.Generator.Parsing;

/// <summary>Finds the attributes that make metrics.</summary>
internal static class MetricAttributes
{
    /// <summary>The first metric attribute of a symbol, in the order of the source.</summary>
    public static AttributeData? FirstMetric(this ISymbol symbol, KnownSymbols symbols)
    {
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            if (IsMetric(attribute, symbols))
                return attribute;
        }
        return symbol is IPropertySymbol property ? ParameterOf(property)?.FirstMetric(symbols) : null;
    }

    /// <summary>All metric attributes of the member, or those of the nearest property that it overrides and that has any.</summary>
    public static ImmutableArray<AttributeData> InheritedMetrics(this ISymbol member, KnownSymbols symbols)
    {
        for (ISymbol? current = member; current is not null; current = (current as IPropertySymbol)?.OverriddenProperty)
        {
            if (current.FirstMetric(symbols) is not null)
                return current.OwnMetrics(symbols);
        }
        return ImmutableArray<AttributeData>.Empty;
    }

    /// <summary>All metric attributes of the symbol itself.</summary>
    public static ImmutableArray<AttributeData> OwnMetrics(this ISymbol symbol, KnownSymbols symbols)
    {
        ImmutableArray<AttributeData> attributes = symbol.GetAttributes();
        if (symbol is IPropertySymbol property && ParameterOf(property) is { } parameter)
            attributes = attributes.AddRange(parameter.GetAttributes());
        return attributes.RemoveAll(attribute => !IsMetric(attribute, symbols));
    }

    /// <summary>Whether the constructor's parameter makes a property, which then is the metric.</summary>
    public static bool MakesProperty(this IParameterSymbol parameter) =>
        parameter is { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType: { IsRecord: true } record } }
        && record.GetMembers(parameter.Name).Any(static member => member is IPropertySymbol);

    private static bool IsMetric(AttributeData attribute, KnownSymbols symbols) =>
        SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, symbols.MetricAttribute)
        || SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, symbols.MetricFamilyAttribute);

    // Without "property:" the attribute of a positional record stays on the parameter.
    private static IParameterSymbol? ParameterOf(IPropertySymbol property)
    {
        if (!property.ContainingType.IsRecord)
            return null;
        foreach (IMethodSymbol constructor in property.ContainingType.InstanceConstructors)
        {
            foreach (IParameterSymbol parameter in constructor.Parameters)
            {
                if (parameter.Name == property.Name && SymbolEqualityComparer.Default.Equals(parameter.Type, property.Type))
                    return parameter;
            }
        }
        return null;
    }
}
