using Microsoft.CodeAnalysis;

namespace Instrument.Generator.Parsing;

/// <summary>Says which members of a config are written.</summary>
internal static class ConfigMembers
{
    /// <summary>Public values are, and others with a key of their own; nothing that is marked to be ignored.</summary>
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
        return (hasKey || member.DeclaredAccessibility == Accessibility.Public) && !IsIgnored(member, symbols);
    }

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
