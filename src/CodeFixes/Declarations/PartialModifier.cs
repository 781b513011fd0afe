using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrument.CodeFixes.Declarations;

/// <summary>Adds the modifier <c>partial</c>, which comes last, right before a type's keyword or a method's return type.</summary>
internal static class PartialModifier
{
    /// <summary>Makes a type and all types around it partial; those that are partial already stay as they are.</summary>
    public static void AddAround(DocumentEdit edit, TypeDeclarationSyntax innermost)
    {
        foreach (TypeDeclarationSyntax type in innermost.AncestorsAndSelf().OfType<TypeDeclarationSyntax>())
        {
            if (!IsPartial(type.Modifiers))
                edit.Change(type, Add);
        }
    }

    public static bool IsPartial(SyntaxTokenList modifiers) => modifiers.Any(SyntaxKind.PartialKeyword);

    public static MethodDeclarationSyntax Add(MethodDeclarationSyntax method)
    {
        if (IsPartial(method.Modifiers))
            return method;
        return method.Modifiers.Count > 0
            ? method.WithModifiers(method.Modifiers.Add(Token(default)))
            : method.WithModifiers(SyntaxFactory.TokenList(Token(method.ReturnType.GetLeadingTrivia()))).WithReturnType(method.ReturnType.WithoutLeadingTrivia());
    }

    private static TypeDeclarationSyntax Add(TypeDeclarationSyntax type)
    {
        // The remedy of a nested type may have come before.
        if (IsPartial(type.Modifiers))
            return type;
        if (type.Modifiers.Count > 0)
            return type.WithModifiers(type.Modifiers.Add(Token(default)));
        SyntaxTriviaList leading = type.Keyword.LeadingTrivia;
        return type.WithKeyword(type.Keyword.WithLeadingTrivia()).WithModifiers(SyntaxFactory.TokenList(Token(leading)));
    }

    private static SyntaxToken Token(SyntaxTriviaList leading) =>
        SyntaxFactory.Token(leading, SyntaxKind.PartialKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space));
}
