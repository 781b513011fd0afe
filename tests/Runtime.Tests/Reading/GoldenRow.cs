using System.Globalization;
using System.Text.Json.Nodes;
using Instrument.Testing;

namespace Instrument.Runtime.Tests.Reading;

/// <summary>The rows of a run of the official client, from its own decoding of the log.</summary>
internal sealed record GoldenRow(long Position, long Step, IReadOnlyDictionary<string, string> Values)
{
    public decimal Seconds(string key) => decimal.Parse(Values[key], NumberStyles.Float, CultureInfo.InvariantCulture);

    public static IReadOnlyList<JsonNode> Records(string scenario) =>
    [
        .. Directory.GetFiles(FixturePath.Golden(scenario), "*.records*.jsonl").Order()
            .SelectMany(File.ReadLines)
            .Select(line => JsonNode.Parse(line)!),
    ];

    public static IReadOnlyList<GoldenRow> Load(string scenario)
    {
        List<GoldenRow> rows = [];
        foreach (JsonNode record in Records(scenario))
        {
            if (record["history"] is not { } history)
                continue;
            Dictionary<string, string> values = [];
            foreach (JsonNode? item in history["item"]!.AsArray())
                values[string.Join('.', item!["nested_key"]!.AsArray().Select(segment => (string)segment!))] = (string)item["value_json"]!;
            long step = long.Parse((string?)history["step"]!["num"] ?? "0", CultureInfo.InvariantCulture);
            rows.Add(new GoldenRow((long)record["_at"]!, step, values));
        }
        return rows;
    }
}
