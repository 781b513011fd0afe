using System.Collections.Immutable;
using Instrument.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Instrument.Generator.Parsing;

/// <summary>Lists the members by which values of an enum are written.</summary>
internal static class EnumNames
{
    /// <summary>The members' names as code spells them, without those that repeat a value.</summary>
    public static EquatableArray<string> Of(INamedTypeSymbol enumType)
    {
        HashSet<object> values = [];
        ImmutableArray<string>.Builder names = ImmutableArray.CreateBuilder<string>();
        foreach (ISymbol member in enumType.GetMembers())
        {
            if (member is IFieldSymbol { HasConstantValue: true, ConstantValue: { } value } && !IsForbidden(member) && values.Add(value))
                names.Add(TypeNames.Identifier(member.Name));
        }
        return new EquatableArray<string>(names.ToImmutable());
    }

    // Code cannot name a member that is obsolete as an error; the fallback for values without a name covers it.
    private static bool IsForbidden(ISymbol member)
    {
        foreach (AttributeData attribute in member.GetAttributes())
        {
            if (attribute is { AttributeClass.Name: "ObsoleteAttribute", ConstructorArguments: { Length: 2 } arguments } && arguments[1].Value is true)
                return true;
        }
        return false;
    }
}
