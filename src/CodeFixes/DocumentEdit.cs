using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Host;

namespace Instrument.CodeFixes;

/// <summary>Collects the changes of one or several remedies to one document.</summary>
internal sealed class DocumentEdit
{
    private readonly SyntaxEditor _editor;
    private readonly SortedSet<string> _usings = new(StringComparer.Ordinal);
    private readonly List<(SyntaxNode? After, string Code)> _types = [];
    private readonly List<(SyntaxNode After, SyntaxNode Added)> _followers = [];

    public DocumentEdit(SyntaxNode root, SolutionServices services)
    {
        _editor = new SyntaxEditor(root, services);
        NewLine = root.DescendantTrivia().FirstOrDefault(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)) is { RawKind: not 0 } line
            ? line.ToString()
            : "\n";
    }

    /// <summary>How the document ends its lines.</summary>
    public string NewLine { get; }

    /// <summary>Changes a node. Several changes of one node come one after the other, so a change must look at what it is given.</summary>
    public void Change<TNode>(TNode node, Func<TNode, SyntaxNode> change) where TNode : SyntaxNode =>
        _editor.ReplaceNode(node, (current, _) => change((TNode)current));

    public void Replace(SyntaxNode node, SyntaxNode replacement) => _editor.ReplaceNode(node, replacement);

    public void InsertBefore(SyntaxNode node, SyntaxNode added) => _editor.InsertBefore(node, added);

    /// <summary>Adds a node behind another one. Several behind one node keep their order.</summary>
    public void InsertAfter(SyntaxNode node, SyntaxNode added) => _followers.Add((node, added));

    /// <summary>Imports a namespace, if the document does not import it yet.</summary>
    public void AddUsing(string name) => _usings.Add(name);

    /// <summary>Adds a type behind another one, or at the end of the document. Several behind one type keep their order.</summary>
    public void AddType(SyntaxNode? after, string code) => _types.Add((after, code));

    public SyntaxNode GetChangedRoot()
    {
        foreach (IGrouping<SyntaxNode, SyntaxNode> followers in _followers.ToLookup(static pair => pair.After, static pair => pair.Added))
            _editor.InsertAfter(followers.Key, followers);
        foreach (IGrouping<SyntaxNode?, string> types in _types.ToLookup(static type => type.After, static type => type.Code))
        {
            if (types.Key is { } anchor)
                _editor.InsertAfter(anchor, types.Select((code, index) => Parse(code, endsLine: index > 0 || EndsLine(anchor))));
        }
        CompilationUnitSyntax root = (CompilationUnitSyntax)_editor.GetChangedRoot();
        foreach ((SyntaxNode? after, string code) in _types)
        {
            if (after is null)
                root = root.AddMembers(Parse(code, EndsLine(root.Members.Last())));
        }
        return _usings.Aggregate(root, (current, name) => UsingDirectives.Add(current, name, NewLine));
    }

    private MemberDeclarationSyntax Parse(string code, bool endsLine)
    {
        string text = (endsLine ? "\n" : "\n\n") + code + "\n";
        return SyntaxFactory.ParseMemberDeclaration(text.Replace("\n", NewLine))!.WithAdditionalAnnotations(Formatter.Annotation);
    }

    private static bool EndsLine(SyntaxNode node) => node.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia);
}
