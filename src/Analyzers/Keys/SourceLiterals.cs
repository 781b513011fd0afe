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

    /// <summary>Whether any literal is the text, but for those that only name an axis.</summary>
    public bool Contains(string text) => _texts.Value.All.Contains(text);

    /// <summary>Whether the text is the name in a call of <c>DefineMetric</c>.</summary>
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
                bool isAxis = false;
                if (ArgumentOfDefineMetric(node) is { } argument)
                {
                    isAxis = IsParameter(argument, "axis", 1);
                    if (IsParameter(argument, "name", 0))
                        defined.Add(text);
                }
                if (!isAxis)
                    all.Add(text);
            }
        }
        return (all, defined);
    }

    private static ArgumentSyntax? ArgumentOfDefineMetric(SyntaxNode literal) =>
        literal.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } } argument
        && call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "DefineMetric" }
            or MemberBindingExpressionSyntax { Name.Identifier.ValueText: "DefineMetric" }
            ? argument
            : null;

    private static bool IsParameter(ArgumentSyntax argument, string name, int index) => argument.NameColon is { } colon
        ? colon.Name.Identifier.ValueText == name
        : ((ArgumentListSyntax)argument.Parent!).Arguments.IndexOf(argument) == index;
}
