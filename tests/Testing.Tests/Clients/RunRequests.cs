using System.Text.Json.Nodes;

namespace Instrument.Testing.Tests.Clients;

/// <summary>Requests of a small run, as W&amp;B clients send them.</summary>
internal static class RunRequests
{
    public const string Run = "test-entity/demo/run1";

    public const string Config = """{"lr":{"value":0.1},"_wandb":{"value":{"t":{"5":"0.28.3"},"m":[]}}}""";

    /// <summary>The variables of an UpsertBucket as at the start of a run, some of them changed.</summary>
    public static JsonObject Variables(string id = "run1", string? project = "demo", string? entity = null, params (string Name, JsonNode? Value)[] changes)
    {
        JsonObject variables = new()
        {
            ["id"] = null,
            ["name"] = id,
            ["project"] = project,
            ["entity"] = entity,
            ["config"] = Config,
        };
        foreach ((string name, JsonNode? value) in changes)
            variables[name] = value;
        return variables;
    }

    public static async Task<TestAnswer> CreateRunAsync(this TestClient client, string id = "run1") =>
        (await client.GraphQLAsync(Documents.UpsertBucket, Variables(id))).MustSucceed();

    /// <summary>A history line with the members that every line has.</summary>
    public static string Row(int step, double loss = 1) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $$"""{"loss":{{loss}},"_timestamp":1.5e9,"_runtime":{{step}}.5,"_step":{{step}}}""");

    /// <summary>A file_stream body with one chunk.</summary>
    public static string Chunk(string file, int offset, params IEnumerable<string> lines) => new JsonObject
    {
        ["files"] = new JsonObject
        {
            [file] = new JsonObject { ["offset"] = offset, ["content"] = new JsonArray([.. lines.Select(line => JsonValue.Create(line))]) },
        },
    }.ToJsonString();

    public static string Rows(int first, int count) => Chunk("wandb-history.jsonl", first, Enumerable.Range(first, count).Select(step => Row(step)));

    /// <summary>The addresses for files of the run.</summary>
    public static async Task<IReadOnlyList<string>> AddressesAsync(this TestClient client, params string[] files)
    {
        TestAnswer answer = await client.GraphQLAsync(Documents.CreateRunFiles, FileVariables(files));
        return [.. answer.MustSucceed().Data["createRunFiles"]!["files"]!.AsArray().Select(file => file!["uploadUrl"]!.GetValue<string>())];
    }

    public static JsonObject FileVariables(params string[] files) => new()
    {
        ["entity"] = "test-entity",
        ["project"] = "demo",
        ["run"] = "run1",
        ["files"] = new JsonArray([.. files.Select(file => JsonValue.Create(file))]),
    };
}
