using Microsoft.CodeAnalysis;

namespace Instrument.Generator.Parsing;

/// <summary>Lists the instance properties and fields of a type, base types' first, as an instance shows them.</summary>
internal static class InstanceMembers
{
    /// <summary>
    /// The members by declaration order. One that is overridden or hidden is replaced, in its place, by the member that code sees.
    /// </summary>
    public static List<ISymbol> Of(INamedTypeSymbol type)
    {
        List<ISymbol> members = [];
        AddFrom(type, members);
        return members;
    }

    private static void AddFrom(INamedTypeSymbol type, List<ISymbol> members)
    {
        if (type.BaseType is { SpecialType: SpecialType.None } baseType)
            AddFrom(baseType, members);
        int inherited = members.Count;
        foreach (ISymbol member in type.GetMembers())
        {
            if (member.IsStatic || member is not (IPropertySymbol or IFieldSymbol { AssociatedSymbol: null }))
                continue;
            int hidden = members.FindIndex(0, inherited, other => other.Name == member.Name);
            if (hidden >= 0)
                members[hidden] = member;
            else
                members.Add(member);
        }
    }
}
