using Microsoft.CodeAnalysis;

namespace Instrument.Generator.Parsing;

/// <summary>Finds the members that the catalogue speaks of, and says where they are declared.</summary>
internal static class CatalogueMembers
{
    /// <summary>The members of a type by their names in code.</summary>
    public static Dictionary<string, ISymbol> Of(INamedTypeSymbol type)
    {
        Dictionary<string, ISymbol> members = new(StringComparer.Ordinal);
        foreach (ISymbol member in InstanceMembers.Of(type))
            members[TypeNames.Identifier(member.Name)] = member;
        return members;
    }

    /// <summary>Where a key is declared.</summary>
    public static string Place(ISymbol member) => member is IParameterSymbol { ContainingSymbol: IMethodSymbol method }
        ? $"{method.ContainingType.FullName()}.{method.Name}({member.Name})"
        : $"{member.ContainingType.FullName()}.{member.Name}";
}
