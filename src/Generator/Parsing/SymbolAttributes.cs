using Microsoft.CodeAnalysis;

namespace Instrument.Generator.Parsing;

/// <summary>Finds attributes on symbols and reads their arguments.</summary>
internal static class SymbolAttributes
{
    /// <summary>The attribute on the symbol itself.</summary>
    public static AttributeData? Find(this ISymbol symbol, INamedTypeSymbol attribute)
    {
        foreach (AttributeData data in symbol.GetAttributes())
        {
            if (SymbolEqualityComparer.Default.Equals(data.AttributeClass, attribute))
                return data;
        }
        return null;
    }

    /// <summary>The attribute on the member or on the nearest property that it overrides.</summary>
    public static AttributeData? FindInherited(this ISymbol member, INamedTypeSymbol attribute)
    {
        for (ISymbol? current = member; current is not null; current = (current as IPropertySymbol)?.OverriddenProperty)
        {
            if (current.Find(attribute) is { } data)
                return data;
        }
        return null;
    }

    /// <summary>Whether code that names the symbol does not compile, which no pragma changes.</summary>
    public static bool IsObsoleteAsError(this ISymbol symbol)
    {
        foreach (AttributeData data in symbol.GetAttributes())
        {
            if (data is { AttributeClass: { Name: "ObsoleteAttribute", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } }
                && data.ConstructorArguments.Length == 2 && data.ConstructorArguments[1].Value is true)
                return true;
        }
        return false;
    }

    /// <summary>The key given to the attribute's constructor; null when there is none.</summary>
    public static string? Key(this AttributeData attribute) =>
        attribute.ConstructorArguments.Length == 1 ? attribute.ConstructorArguments[0].Value as string : null;

    /// <summary>A named argument of the attribute, or the given default.</summary>
    public static T Named<T>(this AttributeData attribute, string name, T otherwise)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument.Key == name && argument.Value.Value is T value)
                return value;
        }
        return otherwise;
    }
}
