using System.Collections.Immutable;
using Instrument.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;

namespace Instrument.Analyzers.Tests.Rules;

/// <summary>A rule's page says what the rule says, and its examples are true.</summary>
public class RulePageTests
{
    public static TheoryData<string> Ids => Catalogue.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_page_says_what_the_descriptor_says(string id)
    {
        DiagnosticDescriptor rule = Catalogue.ById[id];
        RulePage page = RulePage.Read(id);

        Assert.Equal($"# {id}: {rule.Title}", page.Heading);
        Assert.Equal(rule.Category, page.Property("Category"));
        Assert.Equal(rule.DefaultSeverity.ToString().ToLowerInvariant(), page.Property("Severity"));
        // The tests of the fixes hold the section about them against what is offered.
        Assert.Equal(["Cause", "Why", "Wrong", "Right", "Severity"], page.Sections.Where(section => section != "Fix"));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_wrong_example_yields_the_messages_below_it_and_no_other_rule(string id)
    {
        RulePage page = RulePage.Read(id);
        string example = Assert.Single(page.Blocks("Wrong", "csharp"));

        ImmutableArray<Diagnostic> diagnostics = await AnalyzerTest.DiagnoseAsync(example);

        Assert.All(diagnostics, diagnostic => Assert.Equal(id, diagnostic.Id));
        Assert.Equal(Assert.Single(page.Blocks("Wrong", "text")), string.Join('\n', diagnostics.Select(AnalyzerTest.Describe)));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_right_example_compiles_and_yields_nothing(string id)
    {
        foreach (string example in RulePage.Read(id).Blocks("Right", "csharp"))
            await AnalyzerTest.IsSilentAsync(example);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_setting_on_the_page_changes_the_severity(string id)
    {
        RulePage page = RulePage.Read(id);
        string example = Assert.Single(page.Blocks("Wrong", "csharp"));
        string setting = Assert.Single(page.Blocks("Severity", "ini"));

        ImmutableArray<Diagnostic> diagnostics = await AnalyzerTest.DiagnoseAsync(example, editorConfig: setting);

        Assert.NotEmpty(diagnostics);
        string severity = setting.Split('=')[^1].Trim();
        Assert.NotEqual(severity, page.Property("Severity"));
        Assert.All(diagnostics, diagnostic => Assert.Equal(severity, diagnostic.Severity.ToString(), ignoreCase: true));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_pragma_on_the_page_silences_the_rule(string id)
    {
        RulePage page = RulePage.Read(id);
        string pragma = $"#pragma warning disable {id}";

        Assert.Contains($"`{pragma}`", page.Section("Severity"), StringComparison.Ordinal);
        await AnalyzerTest.IsSilentAsync($"{pragma}\n{Assert.Single(page.Blocks("Wrong", "csharp"))}");
    }
}
