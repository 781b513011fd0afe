using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrument.Generator.Caching;

/// <summary>The names that one file declares and uses, found in its syntax alone. Names of types are compared without case.</summary>
internal sealed class FileOutline
{
    private static readonly ConditionalWeakTable<SyntaxTree, FileOutline> Known = new();

    private readonly SyntaxTree _tree;
    private HashSet<string>? _usedNames;

    private FileOutline(SyntaxTree tree)
    {
        _tree = tree;
        CompilationUnitSyntax root = (CompilationUnitSyntax)tree.GetRoot();
        Declared = DeclaredNames.Of(root);
        SyntaxNode[] shared = [.. root.Usings.Where(static directive => !directive.GlobalKeyword.IsKind(SyntaxKind.None)), .. root.AttributeLists];
        SharedText = string.Concat(shared.Select(static node => node.ToString()));
        SharedNames = [.. shared.SelectMany(NamesIn)];
    }

    /// <summary>What the file declares.</summary>
    public DeclaredNames Declared { get; }

    /// <summary>The global usings and the attributes of the assembly, which concern every file; empty in most.</summary>
    public string SharedText { get; }

    /// <summary>The names in <see cref="SharedText"/>.</summary>
    public IReadOnlyCollection<string> SharedNames { get; }

    /// <summary>All names in the file's declarations. The bodies of members declare nothing that others see.</summary>
    public IReadOnlyCollection<string> UsedNames => _usedNames ??= new(NamesIn(_tree.GetRoot()), StringComparer.OrdinalIgnoreCase);

    public static FileOutline Of(SyntaxTree tree) => Known.GetValue(tree, static tree => new FileOutline(tree));

    private static IEnumerable<string> NamesIn(SyntaxNode root) => root
        .DescendantTokens(static node => node is not (BlockSyntax or ArrowExpressionClauseSyntax or GlobalStatementSyntax))
        .Where(static token => token.IsKind(SyntaxKind.IdentifierToken))
        .Select(static token => token.ValueText);
}
