using System.Text.RegularExpressions;

namespace Instrument.Runtime.Tests.Media;

/// <summary>Every example of docs/media.md is a program that is compiled and run: a part of a file *Examples.cs beside this one.</summary>
public sealed partial class MediaPageTests
{
    [Fact]
    public void Every_example_is_a_program()
    {
        string root = Root();
        string programs = string.Concat(
            Directory.GetFiles(Path.Combine(root, "tests", "Runtime.Tests", "Media"), "*Examples.cs", SearchOption.AllDirectories)
                .Select(file => Trimmed(File.ReadAllText(file))));

        MatchCollection examples = Example().Matches(File.ReadAllText(Path.Combine(root, "docs", "media.md")).ReplaceLineEndings("\n"));

        Assert.InRange(examples.Count, 9, 100);
        Assert.All(examples, example => Assert.Contains(Trimmed(example.Groups[1].Value), programs, StringComparison.Ordinal));
    }

    // Without indentation.
    private static string Trimmed(string code) => string.Join('\n', code.Split('\n').Select(line => line.Trim()));

    private static string Root()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Instrument.sln")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException("No folder above the tests holds Instrument.sln.");
    }

    [GeneratedRegex("^```csharp\n(.*?)\n```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Example();
}
