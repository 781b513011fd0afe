using System.Text.RegularExpressions;

namespace Instrument.Analyzers.Tests.Rules;

/// <summary>A rule's page in docs/rules, taken apart.</summary>
internal sealed partial class RulePage
{
    private readonly string _text;

    private RulePage(string text)
    {
        _text = text;
        Heading = text.Split('\n')[0];
        Sections = [.. SectionHeading().Matches(text).Select(match => match.Groups[1].Value)];
    }

    /// <summary>The first line.</summary>
    public string Heading { get; }

    /// <summary>The titles of the sections, in order.</summary>
    public IReadOnlyList<string> Sections { get; }

    public static RulePage Read(string id) => new(Repository.Read(PathOf(id)));

    public static string PathOf(string id) => $"docs/rules/{id}.md";

    /// <summary>What the page's table says of a property of the rule.</summary>
    public string Property(string name) =>
        TableRow().Matches(_text).Single(row => row.Groups["name"].Value == name).Groups["value"].Value;

    /// <summary>The text of a section.</summary>
    public string Section(string title)
    {
        int start = _text.IndexOf($"\n## {title}\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"The page '{Heading}' lacks the section '{title}'.");
        int end = _text.IndexOf("\n## ", start + 1, StringComparison.Ordinal);
        return end < 0 ? _text[start..] : _text[start..end];
    }

    /// <summary>The fenced blocks of one language in a section.</summary>
    public IReadOnlyList<string> Blocks(string section, string language) =>
        [.. FencedBlock().Matches(Section(section))
            .Where(block => block.Groups["language"].Value == language)
            .Select(block => block.Groups["content"].Value)];

    [GeneratedRegex("^## (.+)$", RegexOptions.Multiline)]
    private static partial Regex SectionHeading();

    [GeneratedRegex(@"^\| (?<name>[^|]+?) +\| (?<value>[^|]+?) +\|$", RegexOptions.Multiline)]
    private static partial Regex TableRow();

    [GeneratedRegex("^```(?<language>[a-z]+)\n(?<content>.*?)\n```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex FencedBlock();
}
