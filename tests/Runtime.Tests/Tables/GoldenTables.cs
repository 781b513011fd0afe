using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Google.Protobuf;
using Instrument.Records;
using Instrument.Runtime.Tests.Media;
using Record = Instrument.Records.Record;

namespace Instrument.Runtime.Tests.Tables;

/// <summary>
/// The records that a row with tables and charts has before and in the log, as text, one list for each step. What is random or of a machine
/// is replaced: ids by their order, times, and the places of staged files.
/// </summary>
internal sealed partial class GoldenTables
{
    private readonly Dictionary<string, string> _ids = [];

    /// <summary>The records by step.</summary>
    public static Dictionary<long, List<string>> Of(IEnumerable<Record> records)
    {
        GoldenTables tables = new();
        Dictionary<long, List<string>> bySteps = [];
        List<string> open = [];
        foreach (Record record in records)
        {
            if (record.Artifact is { } artifact)
                open.Add(tables.Normalize(Describe(artifact)));
            else if (record.Files is { } files)
                open.Add("file " + string.Join(' ', files.Files.Select(file => file.Path)));
            else if (record.Config is { Update: [{ NestedKey.Count: > 0 }] } config)
                open.Add($"config {string.Join(" > ", config.Update.Single().NestedKey)} = {JsonNode.Parse(config.Update.Single().ValueJson)!.ToJsonString()}");
            if (record.History is not { } history)
                continue;
            open.AddRange(Values(history).Select(tables.Normalize).Order(StringComparer.Ordinal));
            bySteps[history.Step?.Num ?? 0] = open;
            open = [];
        }
        return bySteps;
    }

    /// <summary>The text with ids replaced by their order, and times of increments left out. The official client calls the first one None.</summary>
    public string Normalize(string text) =>
        Increment().Replace(Id().Replace(text, match => _ids.TryGetValue(match.Value, out string? known) ? known : _ids[match.Value] = $"id{_ids.Count}"),
            match => (match.Groups[1].Value == "None" ? "0" : match.Groups[1].Value) + "-TIME.");

    private static string Describe(ArtifactRecord artifact)
    {
        // Names of increments have times, and their texts ids; the texts are compared by themselves.
        bool isIncrement = artifact.IncrementalBeta1;
        ArtifactRecord copy = artifact.Clone();
        copy.Digest = isIncrement ? "" : copy.Digest;
        foreach (ArtifactManifestEntry entry in copy.Manifest.Contents)
        {
            entry.LocalPath = "";
            entry.Digest = isIncrement ? "" : entry.Digest;
            entry.Size = isIncrement ? 0 : entry.Size;
        }
        return "artifact " + JsonFormatter.Default.Format(copy);
    }

    private static IEnumerable<string> Values(HistoryRecord history)
    {
        List<(string[] Path, string Json)> leaves = [.. history.Item.Select(item => (item.NestedKey.ToArray(), item.ValueJson))];
        foreach (string key in leaves.Select(leaf => leaf.Path[0]).Distinct().Where(key => key.StartsWith("table/", StringComparison.Ordinal) || key.Contains("plot", StringComparison.Ordinal)))
        {
            if (MediaRun.Joined(leaves, key) is not { } value)
                continue;
            yield return value is JsonObject members
                ? $"{key}: {string.Join(", ", members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => $"{member.Key}={member.Value!.ToJsonString()}"))}"
                : string.Create(CultureInfo.InvariantCulture, $"{key}: {Sorted(value)}");
        }
    }

    private static string Sorted(JsonNode value) => value is JsonArray list
        ? string.Join(" | ", list.Select(item => string.Join(", ", item!.AsObject().OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => $"{member.Key}={member.Value!.ToJsonString()}"))))
        : value.ToJsonString();

    [GeneratedRegex("[a-z0-9]{128}")]
    private static partial Regex Id();

    [GeneratedRegex(@"(None|\d+)-\d{13}\.")]
    private static partial Regex Increment();
}
