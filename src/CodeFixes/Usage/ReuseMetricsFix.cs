using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Instrument.CodeFixes.Usage;

/// <summary>Creates an object that is logged in each turn of a loop once before it, and sets its metrics in the loop.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class ReuseMetricsFix() : InstrumentFix(DiagnosticIds.MetricsInLoop)
{
    private protected override IEnumerable<Remedy> Find(FixSite site)
    {
        if (site.Node is not ObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 }, Initializer.Expressions: { Count: > 0 } values } creation
            || creation.Parent is not ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax } } call } argument
            || call.ArgumentList.Arguments[0] != argument
            || call.Parent is not ExpressionStatementSyntax statement
            || !values.All(static value => value is AssignmentExpressionSyntax { Left: IdentifierNameSyntax, Right: not InitializerExpressionSyntax })
            || LoopAround(statement) is not { } loop
            || HasRequired(site.Model.GetTypeInfo(creation, site.CancellationToken).Type))
            yield break;

        SyntaxNode member = loop.FirstAncestorOrSelf<MemberDeclarationSyntax>(static node => node is not GlobalStatementSyntax) ?? site.Root;
        HashSet<string> names = [.. member.DescendantTokens().Where(static token => token.IsKind(SyntaxKind.IdentifierToken)).Select(static token => token.ValueText)];
        string name = "metrics";
        for (int number = 2; names.Contains(name) || !site.Batch.Claim($"{site.Model.SyntaxTree.FilePath}:{member.SpanStart}:{name}"); number++)
            name = "metrics" + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        yield return new Remedy($"Create '{creation.Type}' before the loop", nameof(ReuseMetricsFix), edit =>
        {
            string newLine = edit.NewLine;
            edit.InsertBefore(loop, SyntaxFactory.ParseStatement($"{creation.Type} {name} = new();")
                .WithLeadingTrivia(loop.GetLeadingTrivia()).WithTrailingTrivia(SyntaxFactory.EndOfLine(newLine)));
            edit.Change(loop, static current => current.WithLeadingTrivia(Indentation(current)));
            Rewrite(edit, statement, argument, [.. values.Cast<AssignmentExpressionSyntax>()], name);
        });
    }

    private static void Rewrite(
        DocumentEdit edit, ExpressionStatementSyntax statement, ArgumentSyntax argument, List<AssignmentExpressionSyntax> values, string name)
    {
        StatementSyntax log = statement.ReplaceNode(argument.Expression, SyntaxFactory.IdentifierName(name));
        SyntaxTrivia endOfLine = SyntaxFactory.EndOfLine(edit.NewLine);
        List<StatementSyntax> statements = [.. values.Select((value, index) => SyntaxFactory
            .ParseStatement($"{name}.{value.Left.ToString()} = {value.Right.ToString()};")
            .WithLeadingTrivia(index == 0 ? statement.GetLeadingTrivia() : Indentation(statement))
            .WithTrailingTrivia(endOfLine))];
        if (statement.Parent is BlockSyntax)
        {
            foreach (StatementSyntax set in statements)
                edit.InsertBefore(statement, set);
            edit.Replace(statement, log.WithLeadingTrivia(Indentation(statement)));
            return;
        }
        List<StatementSyntax> body = [.. statements.Select(static set => set.WithoutLeadingTrivia()), log.WithoutLeadingTrivia()];
        edit.Replace(statement, SyntaxFactory.Block(body)
            .WithLeadingTrivia(statement.GetLeadingTrivia())
            .WithTrailingTrivia(statement.GetTrailingTrivia())
            .WithAdditionalAnnotations(Formatter.Annotation));
    }

    // The nearest loop runs the statement in each turn; what stands before it runs once.
    private static StatementSyntax? LoopAround(ExpressionStatementSyntax statement)
    {
        StatementSyntax? loop = statement.Ancestors()
            .TakeWhile(static node => node is StatementSyntax and not LocalFunctionStatementSyntax)
            .OfType<StatementSyntax>()
            .FirstOrDefault(static node => node is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax);
        bool isPlain = statement.Parent is BlockSyntax || statement.Parent == loop;
        return isPlain && loop?.Parent is BlockSyntax or GlobalStatementSyntax ? loop : null;
    }

    private static bool HasRequired(ITypeSymbol? type)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (current.GetMembers().Any(static member => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true }))
                return true;
        }
        return false;
    }

    private static SyntaxTriviaList Indentation(SyntaxNode node) =>
        new(node.GetLeadingTrivia().Reverse().TakeWhile(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)));
}
