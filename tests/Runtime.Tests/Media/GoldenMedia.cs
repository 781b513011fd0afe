using System.Text.Json.Nodes;
using Instrument.Runtime.Tests.Reading;
using Instrument.Testing;

namespace Instrument.Runtime.Tests.Media;

/// <summary>What the official client made of one call of its recorded run: the history value, the files, and their bytes.</summary>
internal sealed class GoldenMedia
{
    private static readonly Lazy<IReadOnlyList<JsonNode>> Records = new(() => GoldenRow.Records("full-offline"));
    private static readonly Lazy<Dictionary<string, byte[]>> Bytes = new(ReadBytes);

    private GoldenMedia(JsonNode value, List<(string Path, byte[] Bytes)> files)
    {
        Value = value;
        Files = files;
    }

    /// <summary>The history value, joined from its leaves.</summary>
    public JsonNode Value { get; }

    /// <summary>The announced files in their order.</summary>
    public List<(string Path, byte[] Bytes)> Files { get; }

    /// <summary>Finds what was logged at a key and a step.</summary>
    public static GoldenMedia At(string key, long step)
    {
        List<JsonNode> records = [.. Records.Value];
        int row = records.FindIndex(record => record["history"] is { } history && Step(history) == step);
        int before = records.FindLastIndex(row - 1, record => record["history"] is not null);
        List<(string Path, byte[] Bytes)> files = [];
        foreach (JsonNode record in records[before..row])
        {
            if (record["files"] is { } announced)
            {
                string path = (string)announced["files"]!.AsArray().Single()!["path"]!;
                files.Add((path, Content(path)));
            }
        }
        IEnumerable<(string[] Path, string Json)> leaves = records[row]["history"]!["item"]!.AsArray()
            .Select(item => (item!["nested_key"]!.AsArray().Select(part => (string)part!).ToArray(), (string)item["value_json"]!));
        return new GoldenMedia(MediaRun.Joined(leaves, key)!, files);
    }

    /// <summary>Holds what a run of ours made of the same against it: the value, the files' names and bytes, and their order.</summary>
    public void AssertSame(MediaRun run)
    {
        Assert.True(JsonNode.DeepEquals(Value, run.Value), $"Expected: {Value.ToJsonString()}\nActual:   {run.Value?.ToJsonString()}");
        Assert.Equal(Files.Select(file => file.Path), run.Files.Select(file => file.Path));
        foreach (((string Path, byte[] Bytes) expected, (string Path, byte[] Bytes) actual) in Files.Zip(run.Files))
            Assert.Equal(expected.Bytes, actual.Bytes);
    }

    private static long Step(JsonNode history) => history["step"]?["num"] is { } number ? long.Parse((string)number!, System.Globalization.CultureInfo.InvariantCulture) : 0;

    // Names of files end in the beginning of their SHA-256.
    private static byte[] Content(string path)
    {
        string name = Path.GetFileName(path);
        string id = name[(name.LastIndexOf('_') + 1)..].Split('.')[0];
        return Bytes.Value.Single(entry => entry.Key.StartsWith(id, StringComparison.Ordinal)).Value;
    }

    private static Dictionary<string, byte[]> ReadBytes() =>
        File.ReadLines(Path.Combine(FixturePath.Golden("full-online"), "uploads.jsonl"))
            .Select(line => JsonNode.Parse(line)!)
            .ToDictionary(line => (string)line["sha256"]!, line => Convert.FromBase64String((string)line["base64"]!));
}
