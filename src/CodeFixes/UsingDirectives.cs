using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrument.CodeFixes;

/// <summary>Says which namespaces a place imports, and adds one to a document.</summary>
internal static class UsingDirectives
{
    /// <summary>The namespace of the library and of the generated <c>Log</c> methods.</summary>
    public const string Library = "Instrument";

    /// <summary>Whether code at the position sees what the library's namespace holds, extension methods included.</summary>
    public static bool ImportsLibrary(SemanticModel model, int position)
    {
        if (model.GetImportScopes(position).Any(static scope => scope.Imports.Any(static import => IsLibrary(import.NamespaceOrType))))
            return true;
        for (ISymbol? symbol = model.GetEnclosingSymbol(position); symbol is not null; symbol = symbol.ContainingSymbol)
        {
            if (IsLibrary(symbol))
                return true;
        }
        return false;
    }

    /// <summary>Adds a directive to the document's own, in their order; behind the file's header where there is none.</summary>
    public static CompilationUnitSyntax Add(CompilationUnitSyntax root, string name, string newLine)
    {
        if (root.Usings.Any(directive => directive is { Alias: null, StaticKeyword.RawKind: 0 } && directive.Name?.ToString() == name))
            return root;
        SyntaxTrivia endOfLine = SyntaxFactory.EndOfLine(newLine);
        UsingDirectiveSyntax added = SyntaxFactory.UsingDirective(SyntaxFactory.ParseName(name).WithLeadingTrivia(SyntaxFactory.Space))
            .WithTrailingTrivia(endOfLine);
        int index = root.Usings.TakeWhile(directive => ComesBefore(directive, name)).Count();
        if (index > 0)
            return root.WithUsings(root.Usings.Insert(index, added));

        // A header stays the first thing in the file; what documents a declaration stays with it.
        SyntaxToken first = root.GetFirstToken(includeZeroWidth: true);
        bool isDirective = root.Usings.Count > 0;
        SyntaxTriviaList leading = first.LeadingTrivia;
        int header = isDirective ? leading.Count : HeaderLength(leading);
        SyntaxTriviaList rest = new(leading.Skip(header).SkipWhile(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)));
        if (!isDirective)
            rest = rest.Insert(0, endOfLine);
        root = root.ReplaceToken(first, first.WithLeadingTrivia(rest));
        return root.WithUsings(root.Usings.Insert(0, added.WithLeadingTrivia(leading.Take(header))));
    }

    private static bool ComesBefore(UsingDirectiveSyntax directive, string name)
    {
        if (directive.GlobalKeyword.RawKind != 0)
            return true;
        if (directive is not { Alias: null, StaticKeyword.RawKind: 0, Name: { } other })
            return false;
        string text = other.ToString();
        return IsSystem(text) || string.CompareOrdinal(text, name) < 0;
    }

    // Comments up to the last empty line, and directives such as #nullable, belong to the file.
    private static int HeaderLength(SyntaxTriviaList trivia)
    {
        int length = 0;
        bool hasText = false;
        for (int i = 0; i < trivia.Count; i++)
        {
            hasText |= trivia[i].Kind() is not (SyntaxKind.EndOfLineTrivia or SyntaxKind.WhitespaceTrivia);
            bool isEmptyLine = trivia[i].IsKind(SyntaxKind.EndOfLineTrivia) && i > 0 && trivia[i - 1].IsKind(SyntaxKind.EndOfLineTrivia);
            if ((hasText && isEmptyLine) || trivia[i].IsDirective)
                length = i + 1;
        }
        return length;
    }

    private static bool IsSystem(string name) => name == "System" || name.StartsWith("System.", StringComparison.Ordinal);

    private static bool IsLibrary(ISymbol symbol) => symbol is INamespaceSymbol { Name: Library, ContainingNamespace.IsGlobalNamespace: true };
}
