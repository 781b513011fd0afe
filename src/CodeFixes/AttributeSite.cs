using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrument.CodeFixes;

/// <summary>How an attribute of the library is spelled at a place, and how it is put on a member or parameter there.</summary>
/// <param name="Name">The shortest name that means the attribute.</param>
/// <param name="NeedsUsing">Whether the name needs the library's namespace to be imported.</param>
internal sealed record AttributeSite(string Name, bool NeedsUsing)
{
    private const string Suffix = "Attribute";

    public static AttributeSite Of(FixSite site, INamedTypeSymbol attribute)
    {
        string name = attribute.Name.Substring(0, attribute.Name.Length - Suffix.Length);
        List<ISymbol> seen = [.. Lookup(site, name), .. Lookup(site, attribute.Name)];
        if (seen.Count == 0)
            return new AttributeSite(name, NeedsUsing: true);
        return seen.TrueForAll(symbol => SymbolEqualityComparer.Default.Equals(symbol, attribute))
            ? new AttributeSite(name, NeedsUsing: false)
            : new AttributeSite($"global::{attribute.ContainingNamespace.ToDisplayString()}.{name}", NeedsUsing: false);
    }

    /// <summary>Adds the attribute behind those that are there: on a line of its own, or on the line of the declaration that is one.</summary>
    /// <param name="edit">Takes the change.</param>
    /// <param name="declaration">A property, a field declaration or a parameter.</param>
    /// <param name="arguments">The arguments with their parentheses, or nothing.</param>
    /// <param name="isOnProperty">Whether a parameter of a record hands it to its property.</param>
    public void Add(DocumentEdit edit, SyntaxNode declaration, string arguments = "", bool isOnProperty = false)
    {
        if (NeedsUsing)
            edit.AddUsing(UsingDirectives.Library);
        string text = isOnProperty ? $"[property: {Name}{arguments}]" : $"[{Name}{arguments}]";
        edit.Change(declaration, current => Add(current, text, edit.NewLine));
    }

    private static SyntaxNode Add(SyntaxNode declaration, string text, string newLine)
    {
        SyntaxList<AttributeListSyntax> lists = ListsOf(declaration);
        SyntaxToken first = lists.Count == 0 ? declaration.GetFirstToken() : lists.Last().GetLastToken().GetNextToken();
        SyntaxTriviaList leading = first.LeadingTrivia;
        bool hasOwnLine = declaration is not ParameterSyntax
            && (lists.Count == 0 || lists.Last().GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia));
        SyntaxTriviaList indentation = new(leading.Reverse().TakeWhile(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)));
        AttributeListSyntax added = Parse(text)
            .WithLeadingTrivia(leading)
            .WithTrailingTrivia(hasOwnLine ? SyntaxFactory.EndOfLine(newLine) : SyntaxFactory.Space);
        SyntaxNode changed = declaration.ReplaceToken(first, first.WithLeadingTrivia(hasOwnLine ? indentation : default));
        return WithLists(changed, ListsOf(changed).Add(added));
    }

    private static AttributeListSyntax Parse(string text) =>
        ((MemberDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration(text + " int x;")!).AttributeLists[0];

    private static SyntaxList<AttributeListSyntax> ListsOf(SyntaxNode declaration) => declaration switch
    {
        ParameterSyntax parameter => parameter.AttributeLists,
        _ => ((MemberDeclarationSyntax)declaration).AttributeLists,
    };

    private static SyntaxNode WithLists(SyntaxNode declaration, SyntaxList<AttributeListSyntax> lists) => declaration switch
    {
        ParameterSyntax parameter => parameter.WithAttributeLists(lists),
        _ => ((MemberDeclarationSyntax)declaration).WithAttributeLists(lists),
    };

    private static ImmutableArray<ISymbol> Lookup(FixSite site, string name) => site.Model.LookupNamespacesAndTypes(site.Position, name: name);
}
