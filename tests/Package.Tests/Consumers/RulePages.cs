using System.Text.RegularExpressions;

namespace Instrument.Package.Tests.Consumers;

/// <summary>The rules of the repository and the mistakes their pages show. The tests of the analyzers hold the pages against the rules.</summary>
internal static partial class RulePages
{
    /// <summary>The IDs of all rules.</summary>
    public static IReadOnlyList<string> Ids { get; } =
        [.. RuleId().Matches(Read("src/Shared/DiagnosticIds.cs")).Select(match => match.Groups[1].Value)];

    /// <summary>The wrong example on a rule's page, in a namespace named after the rule.</summary>
    public static string WrongExample(string id)
    {
        string example = Example().Match(Read($"docs/rules/{id}.md")).Groups[1].Value;
        int endOfUsings = Usings().Match(example).Length;
        return $"{example[..endOfUsings]}\nnamespace {id};\n{example[endOfUsings..]}";
    }

    private static string Read(string file) => File.ReadAllText(TestBuild.InRepository(file));

    [GeneratedRegex("""
        = "(INST\d{4})";
        """)]
    private static partial Regex RuleId();

    [GeneratedRegex("^## Wrong\n.*?^```csharp\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Example();

    [GeneratedRegex(@"\A(using [\w.]+;\n)*")]
    private static partial Regex Usings();
}
