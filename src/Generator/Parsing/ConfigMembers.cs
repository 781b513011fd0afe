using Microsoft.CodeAnalysis;

namespace Instrument.Generator.Parsing;

/// <summary>Says which members of a config are written.</summary>
internal static class ConfigMembers
{
    /// <summary>Public values are, and others with a key of their own; nothing that is marked to be ignored or that no code can read.</summary>
    public static bool IsEntry(ISymbol member, bool hasKey, KnownSymbols symbols)
    {
        if (member.IsImplicitlyDeclared && member.DeclaredAccessibility != Accessibility.Public)
            return false;
        if (member is IPropertySymbol property)
        {
            if (property.IsIndexer || property.GetMethod is not { } getter || !property.ExplicitInterfaceImplementations.IsEmpty)
                return false;
            if (!hasKey && getter.DeclaredAccessibility != Accessibility.Public)
                return false;
        }
        return (hasKey || member.DeclaredAccessibility == Accessibility.Public) && !IsObsoleteAsError(member) && !IsIgnored(member, symbols);
    }

    /// <summary>Whether no code can read the member because it or its getter is obsolete as an error.</summary>
    public static bool IsObsoleteAsError(ISymbol member) =>
        member.IsObsoleteAsError() || (member is IPropertySymbol { GetMethod: { } getter } && getter.IsObsoleteAsError());

    /// <summary>The type of the member's value.</summary>
    public static ITypeSymbol TypeOf(ISymbol member) => member is IPropertySymbol property ? property.Type : ((IFieldSymbol)member).Type;

    private static bool IsIgnored(ISymbol member, KnownSymbols symbols)
    {
        if (member.FindInherited(symbols.ConfigIgnoreAttribute) is not null)
            return true;
        // Written as [field: ConfigIgnore] it sits on the backing field; the wish to keep the value private is the same.
        foreach (ISymbol other in member.ContainingType.GetMembers())
        {
            if (other is IFieldSymbol { AssociatedSymbol: { } owner }
                && SymbolEqualityComparer.Default.Equals(owner, member)
                && other.Find(symbols.ConfigIgnoreAttribute) is not null)
                return true;
        }
        return false;
    }
}
