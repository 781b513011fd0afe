using System.Text.Json.Nodes;

namespace Instrument.Testing.Tests.Golden;

/// <summary>A request that the official client sent, and the answer it got: a line of traffic.jsonl.</summary>
internal sealed record RecordedRequest(JsonObject Line)
{
    public string Method => Text("method")!;

    public string Path => Text("path")!;

    public JsonObject? Body => Line["body"] as JsonObject;

    public IEnumerable<KeyValuePair<string, string>> Headers =>
        Line["headers"]!.AsObject().Select(header => KeyValuePair.Create(header.Key, header.Value!.GetValue<string>()));

    /// <summary>What the recording server was told to do wrong, such as <c>file_stream:429@3:1</c>.</summary>
    public string? Fault => Text("fault");

    /// <summary>The status of the answer; <see langword="null"/> if the connection was cut.</summary>
    public int? Status => Line["response"]!["status"]!.GetValueKind() == System.Text.Json.JsonValueKind.Number
        ? Line["response"]!["status"]!.GetValue<int>()
        : null;

    public JsonNode? Answer => Line["response"]!["body"];

    public bool IsGraphQL => Path == "/graphql";

    public bool IsFileStream => Path.EndsWith("/file_stream", StringComparison.Ordinal);

    /// <summary>The name of the file that is uploaded, unescaped.</summary>
    public string UploadName => Uri.UnescapeDataString(string.Join('/', Path.Split('/').Skip(6)));

    public static IReadOnlyList<RecordedRequest> Read(string scenario) =>
        [.. File.ReadLines(System.IO.Path.Combine(FixturePath.Golden(scenario), "traffic.jsonl"))
            .Select(line => new RecordedRequest(JsonNode.Parse(line)!.AsObject()))];

    private string? Text(string name) => Line[name]?.GetValue<string>();
}
