using System.Text.Json.Nodes;
using Instrument.Testing;

namespace Instrument.Runtime.Tests.Shipping.Documents;

/// <summary>What the official client sent for a log: configs, and the lines of each file, later ones over earlier ones of a number.</summary>
internal sealed class GoldenRequests
{
    private readonly List<JsonNode> _requests;

    public GoldenRequests(string scenario) =>
        _requests = [.. File.ReadLines(Path.Combine(FixturePath.Golden(scenario), "requests.jsonl")).Select(line => JsonNode.Parse(line)!)];

    /// <summary>The configs, in order.</summary>
    public IReadOnlyList<string> Configs => [.. _requests.Select(request => (string?)request["config"]).OfType<string>()];

    /// <summary>The lines of a file by number.</summary>
    public SortedDictionary<long, string> Lines(string file)
    {
        SortedDictionary<long, string> lines = [];
        foreach (JsonNode request in _requests)
        {
            if (request["file_stream"]?["files"]?[file] is not { } chunk)
                continue;
            long number = (long)chunk["offset"]!;
            foreach (JsonNode? line in chunk["content"]!.AsArray())
                lines[number++] = (string)line!;
        }
        return lines;
    }

    /// <summary>Another text that the first line holds.</summary>
    public string Old(string name) => (string)_requests[0][name]!;
}
