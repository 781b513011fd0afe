using System.Reflection;
using Instrument.Analyzers.Rules;
using Instrument.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;

namespace Instrument.Analyzers.Tests.Rules;

/// <summary>IDs, descriptors, analyzers, release files, pages and links name the same rules.</summary>
public class CatalogueTests
{
    public static TheoryData<string> Ids => Catalogue.Ids;

    [Fact]
    public void Every_id_has_one_descriptor_named_after_its_id_and_meaning()
    {
        IEnumerable<string> names = typeof(DiagnosticIds)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => $"{field.GetRawConstantValue()}_{field.Name}");

        Assert.Equal(names.Order(), Catalogue.ByFieldName.Keys.Order());
        Assert.All(Catalogue.ByFieldName, rule => Assert.StartsWith($"{rule.Value.Id}_", rule.Key, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_rule_is_reported_by_one_analyzer()
    {
        IEnumerable<string> reported = LibraryParts.Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Select(rule => rule.Id);

        Assert.Equal(Catalogue.ById.Keys.Order(), reported.Order());
    }

    [Fact]
    public void Every_page_belongs_to_a_rule()
    {
        IEnumerable<string?> pages = Directory
            .GetFiles(Repository.PathOf("docs/rules"), "INST*.md").Select(Path.GetFileNameWithoutExtension);

        Assert.Equal(Catalogue.ById.Keys.Order(), pages.Order());
    }

    [Fact]
    public void Every_release_entry_belongs_to_a_rule()
    {
        Assert.Equal(Catalogue.ById.Keys.Order(), ReleaseEntry.ReadAll().Select(entry => entry.Id).Order());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_first_digit_of_an_id_says_the_category(string id)
    {
        string category = id[4] switch
        {
            '1' => RuleCategory.Declarations,
            '2' => RuleCategory.Keys,
            '3' => RuleCategory.Usage,
            '4' => RuleCategory.Config,
            '5' => RuleCategory.Tables,
            _ => "",
        };

        Assert.Equal(category, Catalogue.ById[id].Category);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_help_link_leads_to_the_page(string id)
    {
        string page = RulePage.PathOf(id);

        Assert.Equal($"https://github.com/instrument-dotnet/instrument/blob/main/{page}", Catalogue.ById[id].HelpLinkUri);
        Assert.True(File.Exists(Repository.PathOf(page)), page);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_release_entry_says_what_the_descriptor_says(string id)
    {
        DiagnosticDescriptor rule = Catalogue.ById[id];

        Assert.Equal(
            new ReleaseEntry(id, rule.Category, rule.DefaultSeverity.ToString(), $"[{rule.Title}](../../{RulePage.PathOf(id)})"),
            ReleaseEntry.ReadAll().Single(entry => entry.Id == id));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_index_lists_the_rule(string id)
    {
        DiagnosticDescriptor rule = Catalogue.ById[id];

        Assert.Contains(
            $"| [{id}]({id}.md) | {rule.Title} | {rule.DefaultSeverity.ToString().ToLowerInvariant()} |",
            Repository.Read("docs/rules/README.md"),
            StringComparison.Ordinal);
    }
}
