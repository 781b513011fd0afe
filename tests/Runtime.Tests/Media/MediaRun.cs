using System.Text.Json.Nodes;
using Instrument.Testing;
using Record = Instrument.Records.Record;

namespace Instrument.Runtime.Tests.Media;

/// <summary>What a run has of one logged value: the history value as it was before it was split into leaves, files, and the records before its row.</summary>
internal sealed class MediaRun
{
    private MediaRun(JsonNode? value, List<(string Path, byte[] Bytes)> files)
    {
        Value = value;
        Files = files;
    }

    /// <summary>The value at the key; null if the row lacks it.</summary>
    public JsonNode? Value { get; }

    /// <summary>The announced files in their order.</summary>
    public List<(string Path, byte[] Bytes)> Files { get; }

    /// <summary>Logs one value at step and key, and looks what became of it.</summary>
    public static MediaRun Log(string key, WandbValue value, long step = 0) => Log(run => run.Log(key, value, step), key);

    /// <summary>Logs a list.</summary>
    public static MediaRun Log(string key, IEnumerable<WandbValue> values, long step = 0) => Log(run => run.Log(key, values, step), key);

    private static MediaRun Log(Action<Run> log, string key)
    {
        using TemporaryDirectory directory = new();
        using Run run = TestRun.Start(directory.Path);
        log(run);
        Assert.Equal(0, run.Finish().ValuesLeftOut);
        List<Record> records = [.. LogDecoder.Decode(run.LogPath!)];
        int row = records.FindIndex(record => record.History is not null);
        List<(string Path, byte[] Bytes)> files = [];
        foreach (Record record in records.Take(row).Where(record => record.Files is not null))
        {
            string path = record.Files.Files.Single().Path;
            files.Add((path, File.ReadAllBytes(Path.Combine(run.Directory!, "files", path))));
        }
        Assert.DoesNotContain(records.Skip(row), record => record.Files is not null);
        return new MediaRun(Joined(records[row].History.Item.Select(item => (item.NestedKey.ToArray(), item.ValueJson)), key), files);
    }

    /// <summary>Joins the leaves below a key; the value itself if it is one leaf.</summary>
    public static JsonNode? Joined(IEnumerable<(string[] Path, string Json)> leaves, string key)
    {
        JsonObject value = [];
        foreach ((string[] path, string json) in leaves.Where(leaf => leaf.Path[0] == key))
        {
            if (path.Length == 1)
                return JsonNode.Parse(json);
            JsonObject place = value;
            foreach (string name in path[1..^1])
                place = (place[name] ??= new JsonObject()).AsObject();
            place[path[^1]] = JsonNode.Parse(json);
        }
        return value.Count == 0 ? null : value;
    }
}
