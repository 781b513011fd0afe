using System.Collections.Immutable;
using System.Text;
using Instrument.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrument.Generator.Parsing;

/// <summary>Says which types can get a generated part, and where it goes.</summary>
internal static class PartialTypes
{
    /// <summary>Whether the type and all types around it are partial, and files of their own can add to them.</summary>
    public static bool CanGetPart(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType)
        {
            if (current.IsFileLocal || !IsPartial(current))
                return false;
        }
        return true;
    }

    /// <summary>Where the part goes.</summary>
    public static PartialTypeModel Model(INamedTypeSymbol type)
    {
        List<string> declarations = [];
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType)
            declarations.Insert(0, Declaration(current));
        return new PartialTypeModel(type.NamespaceName(), new EquatableArray<string>(declarations.ToImmutableArray()));
    }

    private static bool IsPartial(INamedTypeSymbol type)
    {
        foreach (SyntaxReference reference in type.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax() is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword))
                return true;
        }
        return false;
    }

    private static string Declaration(INamedTypeSymbol type)
    {
        StringBuilder text = new("partial ");
        text.Append(Keyword(type)).Append(' ').Append(TypeNames.Identifier(type.Name));
        if (type.Arity > 0)
            text.Append('<').Append(string.Join(", ", type.TypeParameters.Select(TypeParameter))).Append('>');
        return text.ToString();
    }

    // Parts of an interface repeat the variance of its parameters.
    private static string TypeParameter(ITypeParameterSymbol parameter) => parameter.Variance switch
    {
        VarianceKind.In => "in ",
        VarianceKind.Out => "out ",
        _ => "",
    } + TypeNames.Identifier(parameter.Name);

    private static string Keyword(INamedTypeSymbol type) => type switch
    {
        { IsRecord: true, IsValueType: true } => "record struct",
        { IsRecord: true } => "record",
        { TypeKind: TypeKind.Struct } => "struct",
        { TypeKind: TypeKind.Interface } => "interface",
        _ => "class",
    };
}
