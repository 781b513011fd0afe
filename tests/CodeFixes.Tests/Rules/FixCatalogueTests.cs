using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Instrument.Analyzers.Tests.Rules;
using Instrument.CodeFixes.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Instrument.CodeFixes.Tests.Rules;

/// <summary>Pages, index and fixes name the same remedies, and these do what the pages promise.</summary>
public partial class FixCatalogueTests
{
    public static TheoryData<string> Ids => Catalogue.Ids;

    public static TheoryData<string> FixableIds => [.. Catalogue.ById.Keys.Where(IsFixable).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Providers => [.. Fixes.All.Select(provider => provider.GetType().Name)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_page_promises_a_fix_where_there_is_one(string id) =>
        Assert.Equal(IsFixable(id), RulePage.Read(id).Sections.Contains("Fix"));

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_index_promises_a_fix_where_there_is_one(string id)
    {
        DiagnosticDescriptor rule = Catalogue.ById[id];

        Assert.Contains(
            $"| [{id}]({id}.md) | {rule.Title} | {rule.DefaultSeverity.ToString().ToLowerInvariant()} |{(IsFixable(id) ? " yes" : "")} |\n",
            Repository.Read("docs/rules/README.md"),
            StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(FixableIds))]
    public async Task The_section_comes_before_the_severity_and_names_what_is_offered_for_the_wrong_example(string id)
    {
        RulePage page = RulePage.Read(id);
        IReadOnlyList<OfferedFix> offered = await OfferedForWrongExampleAsync(id);

        Assert.Equal(["Cause", "Why", "Wrong", "Right", "Fix", "Severity"], page.Sections);
        Assert.Equal(
            TitleOnPage().Matches(page.Section("Fix")).Select(match => match.Groups["title"].Value),
            offered.Select(fix => fix.Action.Title));
    }

    [Theory]
    [MemberData(nameof(FixableIds))]
    public async Task Every_fix_for_the_wrong_example_ends_the_rule_and_the_result_compiles(string id)
    {
        IReadOnlyList<OfferedFix> offered = await OfferedForWrongExampleAsync(id);

        Assert.NotEmpty(offered);
        foreach (OfferedFix fix in offered)
        {
            Solution changed = await Fixes.ApplyAsync(fix.Action);
            ImmutableArray<Diagnostic> left = await TestProject.DiagnoseAsync(changed.Projects.Single());
            Assert.DoesNotContain(left, diagnostic => diagnostic.Id == id || diagnostic.Severity == DiagnosticSeverity.Error);
        }
    }

    [Theory]
    [MemberData(nameof(FixableIds))]
    public async Task Equivalence_keys_are_named_after_the_fix_and_different_for_each_remedy(string id)
    {
        IReadOnlyList<OfferedFix> offered = await OfferedForWrongExampleAsync(id);

        Assert.All(offered, fix => Assert.StartsWith(fix.Provider.GetType().Name, fix.Action.EquivalenceKey, StringComparison.Ordinal));
        Assert.Equal(offered.Count, offered.Select(fix => fix.Action.EquivalenceKey).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public void Every_fix_has_tests_of_its_own_and_does_all_at_once(string provider)
    {
        CodeFixProvider fix = Fixes.All.Single(fix => fix.GetType().Name == provider);
        Type? tests = typeof(FixCatalogueTests).Assembly.GetTypes().SingleOrDefault(type => type.Name == $"{provider}Tests");

        Assert.True(tests is not null, $"{provider}Tests is missing.");
        Assert.Equal(fix.GetType().Namespace!.Replace("CodeFixes", "CodeFixes.Tests", StringComparison.Ordinal), tests.Namespace);
        Assert.Contains(tests.GetMethods(), method => method.Name.StartsWith("All_", StringComparison.Ordinal));
        Assert.Equal(
            [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution],
            fix.GetFixAllProvider()!.GetSupportedFixAllScopes());
    }

    private static bool IsFixable(string id) => Fixes.All.Any(provider => provider.FixableDiagnosticIds.Contains(id));

    private static async Task<IReadOnlyList<OfferedFix>> OfferedForWrongExampleAsync(string id)
    {
        string example = Assert.Single(RulePage.Read(id).Blocks("Wrong", "csharp"));
        Document document = TestProject.Create(importsLibrary: false, [example]).Projects.Single().Documents.First();
        ImmutableArray<Diagnostic> diagnostics = await TestProject.DiagnoseAsync(document.Project);
        return await Fixes.OfferedAsync(document, [.. diagnostics.Where(diagnostic => diagnostic.Id == id)]);
    }

    [GeneratedRegex(@"^- `(?<title>[^`]+)`", RegexOptions.Multiline)]
    private static partial Regex TitleOnPage();
}
