using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrument.CodeFixes.Declarations;

/// <summary>
/// Makes a log method, and the types around it, partial, so that its body can be generated. A body that says something is left to
/// its author.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class MakeMethodPartialFix() : InstrumentFix(DiagnosticIds.LogMethodNotSupported)
{
    private protected override IEnumerable<Remedy> Find(FixSite site)
    {
        if (site.Node is not MethodDeclarationSyntax method || site.TypeDeclaration is not { } type || !CanBePartial(method))
            yield break;
        Remedy remedy = new($"Make '{method.Identifier.ValueText}' partial", nameof(MakeMethodPartialFix), edit =>
        {
            if (!PartialModifier.IsPartial(method.Modifiers))
                edit.Change(method, MakePartial);
            PartialModifier.AddAround(edit, type);
        });
        if (DeclarationTrial.Cures(site, remedy))
            yield return remedy;
    }

    private static bool CanBePartial(MethodDeclarationSyntax method) =>
        !method.Modifiers.Any(static modifier => modifier.Kind() is SyntaxKind.AbstractKeyword or SyntaxKind.ExternKeyword or SyntaxKind.AsyncKeyword)
        && method.ExpressionBody is null
        && (method.Body is null || IsEmpty(method.Body));

    private static bool IsEmpty(BlockSyntax body) => body.Statements.Count == 0
        && body.OpenBraceToken.TrailingTrivia.Concat(body.CloseBraceToken.LeadingTrivia)
            .All(static trivia => trivia.Kind() is SyntaxKind.WhitespaceTrivia or SyntaxKind.EndOfLineTrivia);

    private static MethodDeclarationSyntax MakePartial(MethodDeclarationSyntax method)
    {
        MethodDeclarationSyntax declared = PartialModifier.Add(method);
        if (declared.Body is not { } body)
            return declared;
        return declared
            .WithBody(null)
            .WithParameterList(declared.ParameterList.WithoutTrailingTrivia())
            .WithSemicolonToken(SyntaxFactory.Token(default, SyntaxKind.SemicolonToken, body.CloseBraceToken.TrailingTrivia));
    }
}
