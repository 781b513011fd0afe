using System.Globalization;
using Instrument.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Instrument.CodeFixes.Extraction;

/// <summary>
/// Makes a metric family of the keys that a counting loop puts together, and logs one row with all its numbers behind the loop,
/// instead of a row for each of them.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class FamilyFix() : InstrumentFix(DiagnosticIds.MetricKeyMadeAtRunTime)
{
    private const int DefaultMax = 64;

    private protected override IEnumerable<Remedy> Find(FixSite site)
    {
        if (FamilyCall.Of(site) is not { } call)
            yield break;
        int max = call.Loop.ConstantBound ?? DefaultMax;
        if (new MetricFamilyShape(max, default).WhyWrong(call.Shape) is not null
            || MetricKeyGrammar.Check(call.Shape.Replace("{0}", (max - 1).ToString(CultureInfo.InvariantCulture))) != MetricKeyViolation.None)
            yield break;

        MetricsType type = new(site, [call.Shape]);
        string shapeWithoutPlace = string.Join("/", call.Shape.Split('/').Where(static segment => segment != "{0}"));
        string property = KeyWords.MemberNames([shapeWithoutPlace.Replace("{0}", "")], type.Name)[0];
        string values = KeyWords.Unique(KeyWords.Camel(property), name => IsFree(name, site, call.Loop));
        string title = $"Log one row with a family of {(call.Loop.ConstantBound is null ? "at most " : "")}{max} metrics";
        yield return new Remedy(title, nameof(FamilyFix), edit =>
        {
            string propertyType;
            if (call.Series is { } series)
            {
                edit.Replace(call.Loop.Syntax, Log(call, type.Name, property, series.ToString()).WithTriviaFrom(call.Loop.Syntax));
                propertyType = type.PropertyType(site.Model.GetTypeInfo(series, site.CancellationToken).Type!);
            }
            else
            {
                string element = call.Element.ToMinimalDisplayString(site.Model, site.Position);
                edit.InsertBefore(call.Loop.Syntax, Statement($"{element}[] {values} = new {element}[{call.Loop.Bound}];", edit.NewLine)
                    .WithLeadingTrivia(call.Loop.Syntax.GetLeadingTrivia()));
                edit.Change(call.Loop.Syntax, static loop => loop.WithLeadingTrivia(Indentation(loop)));
                edit.Replace(call.Statement, Fill(call, values));
                edit.InsertAfter(call.Loop.Syntax, Log(call, type.Name, property, values)
                    .WithLeadingTrivia(Indentation(call.Loop.Syntax)).WithTrailingTrivia(SyntaxFactory.EndOfLine(edit.NewLine)));
                propertyType = type.PropertyType(site.Model.Compilation.CreateArrayTypeSymbol(call.Element));
            }
            string arguments = $"{MetricsType.Literal(call.Shape)}, Max = {max.ToString(CultureInfo.InvariantCulture)}";
            type.Declare(edit, site.Symbols.MetricFamilyAttribute, [(arguments, propertyType, property)]);
        });
    }

    private static StatementSyntax Fill(FamilyCall call, string values) => SyntaxFactory
        .ParseStatement($"{values}[{call.Loop.Counter.Name}] = {call.Value};")
        .WithTriviaFrom(call.Statement);

    private static StatementSyntax Log(FamilyCall call, string type, string property, string values)
    {
        string others = string.Concat(call.Others.Select(static argument => ", " + argument));
        return SyntaxFactory.ParseStatement($"{call.Run}.Log(new {type} {{ {property} = {values} }}{others});").WithAdditionalAnnotations(Formatter.Annotation);
    }

    private static StatementSyntax Statement(string text, string newLine) =>
        SyntaxFactory.ParseStatement(text).WithTrailingTrivia(SyntaxFactory.EndOfLine(newLine));

    private static SyntaxTriviaList Indentation(SyntaxNode node) =>
        new(node.GetLeadingTrivia().Reverse().TakeWhile(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)));

    private static bool IsFree(string name, FixSite site, CountingLoop loop)
    {
        SyntaxNode member = loop.Syntax.FirstAncestorOrSelf<MemberDeclarationSyntax>(static node => node is not GlobalStatementSyntax) ?? site.Root;
        return SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None
            && !member.DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == name)
            && site.Batch.Claim($"{site.Model.SyntaxTree.FilePath}:{member.SpanStart}:{name}");
    }
}
