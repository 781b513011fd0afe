using System.Text.Json;
using System.Text.Json.Nodes;
using Instrument.Testing.GraphQL.Execution;
using Instrument.Testing.Json;
using Instrument.Testing.State;

namespace Instrument.Testing.Operations;

/// <summary>What answers show of a run's rows and files when it is read back.</summary>
internal static class StoredContent
{
    /// <summary>Lines of steps from <c>minStep</c> up to, but without, <c>maxStep</c>; an even sample if there are more than wanted.</summary>
    public static IReadOnlyList<string> History(RunData run, JsonObject arguments)
    {
        long min = arguments["minStep"]?.GetValue<long>() ?? 0;
        long max = arguments["maxStep"]?.GetValue<long>() ?? long.MaxValue;
        int samples = arguments["samples"]?.GetValue<int>() ?? 500;
        string[] lines = [.. run.History.Snapshot().Where(line => line.Step is { } step && step >= min && step < max).Select(line => line.Text)];
        return lines.Length <= samples ? lines : [.. Enumerable.Range(0, samples).Select(sample => lines[(long)sample * lines.Length / samples])];
    }

    /// <summary>How many values of which type each key has.</summary>
    public static JsonObject HistoryKeys(RunData run)
    {
        Dictionary<string, SortedDictionary<string, int>> counts = new(StringComparer.Ordinal);
        long last = -1;
        foreach (RunLine line in run.History.Snapshot())
        {
            last = line.Step ?? last;
            foreach ((string key, JsonNode? value) in line.Json)
            {
                SortedDictionary<string, int> types = counts.TryGetValue(key, out SortedDictionary<string, int>? known) ? known : counts[key] = new(StringComparer.Ordinal);
                types[TypeOf(value)] = types.GetValueOrDefault(TypeOf(value)) + 1;
            }
        }
        JsonObject keys = [];
        foreach ((string key, SortedDictionary<string, int> types) in counts)
            keys[key] = new JsonObject { ["typeCounts"] = new JsonArray([.. types.Select(type => new JsonObject { ["type"] = type.Key, ["count"] = type.Value })]) };
        return new JsonObject { ["keys"] = keys, ["lastStep"] = last };
    }

    /// <summary>Files by name; the cursor is the name of the last file of a page.</summary>
    public static GraphQLObject Files(RunData run, JsonObject arguments, ServerState state)
    {
        IReadOnlyList<string> names = arguments.Texts("names") ?? [];
        RunFile[] rest = [.. run.Files.Values
            .Where(file => names.Count == 0 || names.Contains(file.Name))
            .Where(file => arguments.Text("after") is not { } after || string.CompareOrdinal(file.Name, after) > 0)
            .OrderBy(file => file.Name, StringComparer.Ordinal)];
        RunFile[] page = [.. rest.Take(arguments["first"]?.GetValue<int>() ?? 50)];
        return new GraphQLObject
        {
            ["edges"] = page.Select(file => new GraphQLObject
            {
                ["node"] = new GraphQLObject
                {
                    ["name"] = file.Name,
                    ["sizeBytes"] = JsonValue.Create((long)file.Content.Length),
                    ["md5"] = file.Md5,
                    ["directUrl"] = state.StorageUrl + state.Uploads.Issue(new UploadTicket(run.Key, file.Name, state.Now + state.Options.UploadUrlLifetime)),
                },
                ["cursor"] = file.Name,
            }),
            ["pageInfo"] = new GraphQLObject { ["endCursor"] = page.LastOrDefault()?.Name, ["hasNextPage"] = page.Length < rest.Length },
        };
    }

    private static string TypeOf(JsonNode? value) => ExtendedJson.Number(value) is not null ? "number" : value?.GetValueKind() switch
    {
        null or JsonValueKind.Null => "nil",
        JsonValueKind.String => "string",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        JsonValueKind.Array => "list",
        _ => "map",
    };
}
