using Instrument.Analyzers.Usage;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrument.CodeFixes.Extraction;

/// <summary>Makes a class with metrics of a dictionary that is logged, and logs an instance of it instead.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class ExtractMetricsFix() : InstrumentFix(DiagnosticIds.RowInDictionary)
{
    private protected override IEnumerable<Remedy> Find(FixSite site)
    {
        if (site.Node is not ObjectCreationExpressionSyntax { Initializer: { } initializer } creation
            || creation.Parent is not ArgumentSyntax argument
            || DictionaryRow.Of(site.Model.GetOperation(creation, site.CancellationToken)) is not { } row
            || row.Entries.Length != initializer.Expressions.Count)
            yield break;
        List<string> keys = [.. row.Entries.Select(static entry => entry.Key)];
        MetricsType type = new(site, keys);
        if (!row.Entries.All(entry => type.CanName(entry.Type)))
            yield break;

        List<string> names = KeyWords.MemberNames(keys, type.Name);
        yield return new Remedy($"Extract the class '{type.Name}'", nameof(ExtractMetricsFix), edit =>
        {
            edit.Replace(argument, Replace(argument, creation, initializer, type.Name, names));
            type.Declare(edit, site.Symbols.MetricAttribute, row.Entries.Select((entry, index) =>
                (MetricsType.Literal(entry.Key), type.PropertyType(entry.Type), names[index])));
        });
    }

    private static ArgumentSyntax Replace(
        ArgumentSyntax argument, ObjectCreationExpressionSyntax creation, InitializerExpressionSyntax initializer, string type, List<string> names)
    {
        IEnumerable<ExpressionSyntax> values = initializer.Expressions.Select((entry, index) => Assign(entry, names[index]));
        InitializerExpressionSyntax members = SyntaxFactory.InitializerExpression(
            SyntaxKind.ObjectInitializerExpression,
            initializer.OpenBraceToken,
            SyntaxFactory.SeparatedList(values, initializer.Expressions.GetSeparators()),
            initializer.CloseBraceToken);
        SyntaxTriviaList beforeInitializer = creation.ArgumentList?.GetTrailingTrivia() ?? creation.Type.GetTrailingTrivia();
        ObjectCreationExpressionSyntax instance = creation
            .WithType(SyntaxFactory.IdentifierName(type).WithTrailingTrivia(beforeInitializer))
            .WithArgumentList(null)
            .WithInitializer(members);
        // The generated method calls its parameter otherwise.
        return argument.NameColon is { } name
            ? argument.WithExpression(instance).WithNameColon(name.WithName(SyntaxFactory.IdentifierName("metrics").WithTriviaFrom(name.Name)))
            : argument.WithExpression(instance);
    }

    private static AssignmentExpressionSyntax Assign(ExpressionSyntax entry, string name)
    {
        ExpressionSyntax value = entry switch
        {
            AssignmentExpressionSyntax assignment => assignment.Right.WithoutLeadingTrivia(),
            _ => ((InitializerExpressionSyntax)entry).Expressions[1].WithoutTrivia(),
        };
        SyntaxToken equals = SyntaxFactory.Token(
            SyntaxFactory.TriviaList(SyntaxFactory.Space), SyntaxKind.EqualsToken, SyntaxFactory.TriviaList(SyntaxFactory.Space));
        return SyntaxFactory
            .AssignmentExpression(SyntaxKind.SimpleAssignmentExpression, SyntaxFactory.IdentifierName(name), equals, value)
            .WithTriviaFrom(entry);
    }
}
