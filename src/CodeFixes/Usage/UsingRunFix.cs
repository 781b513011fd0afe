using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrument.CodeFixes.Usage;

/// <summary>Declares a run that nothing ends with <c>using</c>, which ends it where its variable goes out of scope.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class UsingRunFix() : InstrumentFix(DiagnosticIds.RunNeverEnds, DiagnosticIds.RunInLoop)
{
    private protected override IEnumerable<Remedy> Find(FixSite site)
    {
        if (site.Node is not VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax { Declaration.Variables.Count: 1 } statement } variable
            || statement.UsingKeyword.RawKind != 0
            || statement.Parent is not (BlockSyntax or GlobalStatementSyntax)
            || site.Model.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: < LanguageVersion.CSharp8 }
            || IsGivenAnother(variable, statement.Parent!, site))
            yield break;
        yield return new Remedy(
            $"Declare '{variable.Identifier.ValueText}' with using",
            nameof(UsingRunFix),
            edit => edit.Change(statement, AddUsing));
    }

    private static LocalDeclarationStatementSyntax AddUsing(LocalDeclarationStatementSyntax statement)
    {
        SyntaxToken keyword = SyntaxFactory.Token(statement.GetLeadingTrivia(), SyntaxKind.UsingKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space));
        return statement.WithoutLeadingTrivia().WithUsingKeyword(keyword);
    }

    // A variable of a using can be neither assigned nor passed by reference.
    private static bool IsGivenAnother(VariableDeclaratorSyntax variable, SyntaxNode scope, FixSite site)
    {
        if (site.Model.GetDeclaredSymbol(variable, site.CancellationToken) is not { } run)
            return true;
        SyntaxNode around = scope is GlobalStatementSyntax ? site.Root : scope;
        return around.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name =>
            name.Identifier.ValueText == run.Name
            && IsWritten(name)
            && SymbolEqualityComparer.Default.Equals(site.Model.GetSymbolInfo(name, site.CancellationToken).Symbol, run));
    }

    private static bool IsWritten(IdentifierNameSyntax name) => name.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == name,
        ArgumentSyntax argument => argument.RefKindKeyword.RawKind != 0 || argument.Parent is TupleExpressionSyntax { Parent: AssignmentExpressionSyntax },
        RefExpressionSyntax => true,
        _ => false,
    };
}
