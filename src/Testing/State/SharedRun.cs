using System.Text.Json.Nodes;
using Instrument.Testing.Json;

namespace Instrument.Testing.State;

/// <summary>
/// What several writers of one run add up to (docs/wire/online.md §6). How the real server does it is not known: here rows get their
/// steps in the order in which they come, and of a config or a summary every writer changes its own keys.
/// </summary>
internal static class SharedRun
{
    public static void Add(RunData run, IEnumerable<string> lines)
    {
        foreach (string line in lines)
            run.History.Write(run.History.Count, [$"{{\"_step\":{run.History.Count},{line.AsSpan(1)}"]);
    }

    /// <summary>The summary with the keys of another writer's on top.</summary>
    public static string Merge(string? known, string added)
    {
        if (known is null || !ExtendedJson.TryParseObject(known, out _) || !ExtendedJson.TryParseObject(added, out JsonObject? changes))
            return added;
        // Numbers that JSON has no name for stay as they are only in the text that holds them, so the older text is the smaller part.
        JsonObject rest = ExtendedJson.TryParseObject(known, out JsonObject? old) ? old : [];
        foreach (string key in changes.Select(member => member.Key))
            rest.Remove(key);
        string head = rest.ToJsonString()[..^1];
        return rest.Count == 0 ? added : changes.Count == 0 ? known : $"{head},{added.AsSpan(1)}";
    }

    /// <summary>The config with another writer's on top; environments of all writers stay beside each other.</summary>
    public static string MergeConfig(string? known, string added)
    {
        if (known is null || !ExtendedJson.TryParseObject(known, out JsonObject? old) || !ExtendedJson.TryParseObject(added, out JsonObject? changes))
            return added;
        JsonNode? environments = old["_wandb"]?["value"]?["e"]?.DeepClone();
        foreach ((string key, JsonNode? value) in changes.ToArray())
            old[key] = value?.DeepClone();
        if (environments is JsonObject earlier && old["_wandb"]?["value"] is JsonObject client)
        {
            if (client["e"] is not JsonObject all)
                client["e"] = all = [];
            foreach ((string writer, JsonNode? environment) in earlier.Where(entry => !all.ContainsKey(entry.Key)))
                all[writer] = environment?.DeepClone();
        }
        return old.ToJsonString();
    }
}
