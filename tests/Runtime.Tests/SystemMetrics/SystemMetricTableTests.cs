using System.Text.RegularExpressions;
using Instrument.Runtime.Tests.SystemMetrics.Nvidia;
using Instrument.SystemMetrics;
using Instrument.SystemMetrics.Nvidia;

namespace Instrument.Runtime.Tests.SystemMetrics;

/// <summary>Names and units of system metrics: the reference's, those of docs/environment.md, and what the probes really give.</summary>
public sealed partial class SystemMetricTableTests
{
    // Keys of supported sources that are in the reference and not given, with the reason.
    private static readonly Dictionary<string, string> NotGiven = [];

    [Fact]
    public void Every_figure_that_is_not_our_own_is_the_reference_s_in_name_and_unit()
    {
        Dictionary<string, string> reference = Reference();
        Assert.InRange(reference.Count, 40, 100);

        foreach ((string key, string unit) in Ours().Where(entry => !entry.Key.StartsWith("dotnet.", StringComparison.Ordinal)))
        {
            Assert.True(reference.TryGetValue(key, out string? expected), $"The reference has no '{key}'.");
            Assert.True(unit == expected, $"'{key}' is given in {unit}; the reference has {expected}.");
        }
    }

    [Fact]
    public void Every_figure_of_the_reference_is_given_or_has_a_reason()
    {
        Dictionary<string, string> ours = Ours();

        Assert.Equal(NotGiven.Keys.Order(StringComparer.Ordinal), Reference().Keys.Where(key => !ours.ContainsKey(key)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_figure_that_the_probes_give_is_in_our_table()
    {
        string[] patterns = [.. Ours().Keys];
        List<string> given = [];
        foreach (ISystemProbe probe in SystemProbes.Create(TimeProvider.System).SelectMany(group => group))
        {
            given.AddRange(ProbeReading.Of(probe).Keys);
            (probe as IDisposable)?.Dispose();
        }
        using NvidiaProbe gpus = new(FakeNvml.Start, null, 4242);
        given.AddRange(ProbeReading.Of(gpus).Keys);

        Assert.InRange(given.Count, 50, 1000);
        Assert.All(given, key => Assert.Contains(patterns, pattern => IsLike(key, pattern)));
    }

    // The rows of our table: key → unit.
    private static Dictionary<string, string> Ours() => Rows("docs/environment.md", "## System metrics")
        .ToDictionary(cells => cells[0].Trim('`'), cells => cells[1]);

    // The rows of §6.2, §6.3 and of those in §6.4 that are about AMD.
    private static Dictionary<string, string> Reference()
    {
        const string Page = "docs/wire/sdk-surface.md";
        Dictionary<string, string> units = [];
        foreach (string[] cells in Rows(Page, "### 6.2"))
        {
            string[] names = Names(cells[0]);
            string[] each = cells[1].Split(", ");
            for (int i = 0; i < names.Length; i++)
                units[names[i] == ".out" ? names[0].Replace(".in", ".out", StringComparison.Ordinal) : names[i]] = each[Math.Min(i, each.Length - 1)];
        }
        foreach (string[] cells in Rows(Page, "### 6.3"))
        {
            // What the numbers of the driver are, said beside the table's unit.
            string unit = cells[1] == "see right" && cells[2].Contains("**MiB per second**", StringComparison.Ordinal) ? "MiB/s" : cells[1];
            foreach (string name in Names(cells[0]))
                units["gpu.N." + name] = unit;
        }
        string process = Lines(Page, "### 6.3").Single(line => line.StartsWith("If a GPU is used by the watched process", StringComparison.Ordinal));
        foreach (string name in Names(process[..process.IndexOf("are repeated", StringComparison.Ordinal)]))
            units["gpu.process.N." + name] = units["gpu.N." + name];
        string amd = Rows(Page, "### 6.4").Single(cells => cells[0].StartsWith("AMD", StringComparison.Ordinal))[1];
        foreach (Match match in AmdMetric().Matches(amd[(amd.IndexOf('+', StringComparison.Ordinal) + 1)..]))
        {
            string name = match.Groups["name"].Value;
            string unit = match.Groups["unit"].Value is { Length: > 0 } given ? given : name == "powerWatts" ? "W" : "%";
            string key = "gpu.N." + name;
            Assert.True(!units.TryGetValue(key, out string? known) || known == unit, $"'{key}' has two units in the reference.");
            units[key] = unit;
        }
        return units;
    }

    private static IEnumerable<string> Lines(string path, string heading)
    {
        string[] lines = File.ReadAllLines(Document(path));
        int start = Array.FindIndex(lines, line => line.StartsWith(heading, StringComparison.Ordinal));
        Assert.True(start >= 0, $"{path} has no '{heading}'.");
        return lines[(start + 1)..].TakeWhile(line => !line.StartsWith('#'));
    }

    private static IEnumerable<string[]> Rows(string path, string heading) => Lines(path, heading)
        .Where(line => line.StartsWith('|'))
        .Select(line => line.Split('|')[1..^1].Select(cell => cell.Trim()).ToArray())
        .Skip(2);

    private static string[] Names(string cell) => [.. QuotedName().Matches(cell).Select(match => match.Groups[1].Value)];

    private static string Document(string path)
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, path)))
            folder = Path.GetDirectoryName(folder) ?? throw new FileNotFoundException($"{path} is in no folder above {AppContext.BaseDirectory}.");
        return Path.Combine(folder, path);
    }

    private static bool IsLike(string key, string pattern) =>
        Regex.IsMatch(key, "^" + Regex.Replace(Regex.Escape(pattern), "<[^>]+>", ".+").Replace(@"\.N\.", @"\.[0-9]+\.", StringComparison.Ordinal) + "$");

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex QuotedName();

    [GeneratedRegex(@"`(?<name>\w+)`(?: \((?<unit>[^,)]+)[^)]*\))?")]
    private static partial Regex AmdMetric();
}
