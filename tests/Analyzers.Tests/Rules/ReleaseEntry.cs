namespace Instrument.Analyzers.Tests.Rules;

/// <summary>A row of the analyzer release files.</summary>
internal sealed record ReleaseEntry(string Id, string Category, string Severity, string Notes)
{
    public static IReadOnlyList<ReleaseEntry> ReadAll() => [.. Read("Shipped"), .. Read("Unshipped")];

    private static IEnumerable<ReleaseEntry> Read(string file) =>
        from line in Repository.Read($"src/Analyzers/AnalyzerReleases.{file}.md").Split('\n')
        where line.StartsWith("INST", StringComparison.Ordinal)
        let cells = line.Split('|', StringSplitOptions.TrimEntries)
        select new ReleaseEntry(cells[0], cells[1], cells[2], cells[3]);
}
