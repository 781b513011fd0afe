using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrument.Analyzers.Keys;

/// <summary>
/// The texts that a compilation's source spells outside attributes. Reading them means reading the whole source, so a rule asks only
/// when it has a mistake at hand that such a text would excuse.
/// </summary>
internal sealed class SourceLiterals(Compilation compilation)
{
    private readonly Lazy<(HashSet<string> All, HashSet<string> Defined)> _texts = new(() => Read(compilation));

    /// <summary>Whether any literal is the text.</summary>
    public bool Contains(string text) => _texts.Value.All.Contains(text);

    /// <summary>Whether the text is the first argument of a call of <c>DefineMetric</c>.</summary>
    public bool IsDefined(string text) => _texts.Value.Defined.Contains(text);

    private static (HashSet<string> All, HashSet<string> Defined) Read(Compilation compilation)
    {
        HashSet<string> all = new(StringComparer.Ordinal);
        HashSet<string> defined = new(StringComparer.Ordinal);
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            // Generated code spells what the attributes say.
            if (tree.FilePath.EndsWith(".g.cs", StringComparison.OrdinalIgnoreCase))
                continue;
            foreach (SyntaxNode node in tree.GetRoot().DescendantNodes(node => node is not AttributeListSyntax))
            {
                if (!node.IsKind(SyntaxKind.StringLiteralExpression))
                    continue;
                string text = ((LiteralExpressionSyntax)node).Token.ValueText;
                all.Add(text);
                if (IsFirstOfDefineMetric(node))
                    defined.Add(text);
            }
        }
        return (all, defined);
    }

    private static bool IsFirstOfDefineMetric(SyntaxNode literal) =>
        literal.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } list } argument
        && list.Arguments[0] == argument
        && call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "DefineMetric" }
            or MemberBindingExpressionSyntax { Name.Identifier.ValueText: "DefineMetric" };
}
