using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrument.Generator.Parsing;

/// <summary>Finds the narrowest place in the source that shows a mistake.</summary>
internal static class SymbolLocations
{
    /// <summary>The symbol's identifier.</summary>
    public static Location Identifier(this ISymbol symbol)
    {
        foreach (Location location in symbol.Locations)
        {
            if (location.IsInSource)
                return location;
        }
        return Location.None;
    }

    /// <summary>The type in a member's declaration.</summary>
    public static Location MemberType(this ISymbol member)
    {
        foreach (SyntaxReference reference in member.DeclaringSyntaxReferences)
        {
            TypeSyntax? type = reference.GetSyntax() switch
            {
                PropertyDeclarationSyntax property => property.Type,
                VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax field } => field.Type,
                ParameterSyntax parameter => parameter.Type,
                _ => null,
            };
            if (type is not null)
                return type.GetLocation();
        }
        return member.Identifier();
    }

    /// <summary>The attribute's key, or the given place when the attribute has none.</summary>
    public static Location KeyArgument(this AttributeData attribute, Location otherwise) =>
        FindArgument(attribute, static argument => argument.NameEquals is null) ?? otherwise;

    /// <summary>A named argument's value, or the given place when the attribute lacks it.</summary>
    public static Location NamedArgument(this AttributeData attribute, string name, Location otherwise) =>
        FindArgument(attribute, argument => argument.NameEquals?.Name.Identifier.ValueText == name) ?? otherwise;

    /// <summary>Whether both references point at the same syntax.</summary>
    public static bool IsSame(this SyntaxReference reference, SyntaxReference other) =>
        reference.SyntaxTree == other.SyntaxTree && reference.Span == other.Span;

    /// <summary>
    /// Whether the attribute is written on this syntax. The lookup gives the attributes of all parts of a type in the file with each of them.
    /// </summary>
    public static bool IsOn(this SyntaxReference attribute, SyntaxNode target)
    {
        SyntaxNode declaration = target is VariableDeclaratorSyntax { Parent.Parent: { } field } ? field : target;
        return attribute.SyntaxTree == declaration.SyntaxTree && declaration.FullSpan.Contains(attribute.Span);
    }

    private static Location? FindArgument(AttributeData attribute, Func<AttributeArgumentSyntax, bool> matches)
    {
        if (attribute.ApplicationSyntaxReference?.GetSyntax() is not AttributeSyntax { ArgumentList.Arguments: var arguments })
            return null;
        foreach (AttributeArgumentSyntax argument in arguments)
        {
            if (matches(argument))
                return argument.Expression.GetLocation();
        }
        return null;
    }
}
