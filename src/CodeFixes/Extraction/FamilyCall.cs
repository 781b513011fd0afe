using Instrument.Generator.Model;
using Instrument.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrument.CodeFixes.Extraction;

/// <summary>A call <c>run.Log($"layer/{i}/norm", value)</c> in a counting loop that can be one row with a family instead.</summary>
/// <param name="Loop">The loop.</param>
/// <param name="Statement">The call as a statement.</param>
/// <param name="Shape">The key with <c>{0}</c> for the counter.</param>
/// <param name="Run">The run.</param>
/// <param name="Value">What is logged in each turn.</param>
/// <param name="Element">Its type, a number's.</param>
/// <param name="Series">The array or list that the values are the elements of, if the loop does nothing but log all of them.</param>
/// <param name="Others">Step and commit, where given.</param>
internal sealed record FamilyCall(
    CountingLoop Loop,
    ExpressionStatementSyntax Statement,
    string Shape,
    ExpressionSyntax Run,
    ExpressionSyntax Value,
    ITypeSymbol Element,
    ExpressionSyntax? Series,
    IReadOnlyList<ArgumentSyntax> Others)
{
    /// <summary>Reads the call around a key; null when one row would not say the same.</summary>
    public static FamilyCall? Of(FixSite site)
    {
        SemanticModel model = site.Model;
        if (site.Node is not ExpressionSyntax { Parent: ArgumentSyntax { NameColon: null, Parent: ArgumentListSyntax { Arguments: { Count: >= 2 } arguments } list } first } key
            || arguments[0] != first
            || arguments[1] is not { NameColon: null, Expression: { } value }
            || list.Parent is not InvocationExpressionSyntax
            {
                Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Log", Expression: { } run },
                Parent: ExpressionStatementSyntax statement,
            }
            || CountingLoop.Around(statement, model) is not { } loop
            || IndexedKey.Of(key, model) is not { } indexed
            || !loop.IsCounter(indexed.Index)
            || model.GetTypeInfo(value, site.CancellationToken).Type is not { TypeKind: not TypeKind.Enum } element
            || MetricForms.Of(element)?.IsNumber() != true)
            return null;
        List<ArgumentSyntax> others = [.. arguments.Skip(2)];
        return loop.IsSameThroughout(run) && others.TrueForAll(other => loop.IsSameThroughout(other.Expression))
            ? new FamilyCall(loop, statement, indexed.Shape, run, value, element, FindSeries(site, loop, statement, value), others)
            : null;
    }

    private static ExpressionSyntax? FindSeries(FixSite site, CountingLoop loop, ExpressionStatementSyntax statement, ExpressionSyntax value)
    {
        bool isAlone = loop.Syntax.Statement == statement || loop.Syntax.Statement is BlockSyntax { Statements.Count: 1 };
        if (!isAlone || HasComments(loop.Syntax.Statement)
            || value is not ElementAccessExpressionSyntax { Expression: { } series, ArgumentList.Arguments: { Count: 1 } index }
            || !loop.IsCounter(index[0].Expression)
            || loop.Bound is not MemberAccessExpressionSyntax length
            || !SyntaxFactory.AreEquivalent(length.Expression, series)
            || site.Model.GetTypeInfo(series, site.CancellationToken).Type is not { IsRefLikeType: false } type
            || NumberSeries.Of(type) is null
            || !site.Symbols.IsAccessibleInAssembly(type))
            return null;
        return series;
    }

    private static bool HasComments(StatementSyntax body) => body.DescendantTrivia().Any(static trivia =>
        trivia.Kind() is not (SyntaxKind.WhitespaceTrivia or SyntaxKind.EndOfLineTrivia));
}
