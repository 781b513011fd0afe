using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Instrument.Records;
using Instrument.Testing;
using Instrument.TransactionLog;
using Record = Instrument.Records.Record;

namespace Instrument.Runtime.Tests.Records;

/// <summary>Logs of the official client, message for message, as its own reader decoded them.</summary>
public sealed class GoldenRecordTests
{
    public static TheoryData<string> Scenarios =>
        ["minimal-offline", "defaults-offline", "full-offline", "big-offline", "metrics-star", "console", "stats", "preempt"];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Every_record_equals_the_official_decoding(string scenario)
    {
        IReadOnlyList<Record> records = LogDecoder.Decode(FixturePath.GoldenLog(scenario));
        string[] lines = [.. Directory.GetFiles(FixturePath.Golden(scenario), "*.records*.jsonl").Order().SelectMany(File.ReadAllLines)];

        Assert.Equal(lines.Length, records.Count);
        for (int index = 0; index < lines.Length; index++)
        {
            JsonObject expected = JsonNode.Parse(lines[index])!.AsObject();
            expected.Remove("_at");
            expected.Remove("_bytes");

            // A field that our messages do not have fails here in the expected text, and as an unknown field in the comparison.
            Record official = JsonParser.Default.Parse<Record>(expected.ToJsonString());
            string start = lines[index][..Math.Min(lines[index].Length, 400)];
            Assert.True(official.Equals(Shortened(records[index])), $"line {index + 1}: {start}");
            Assert.NotEqual(Record.RecordTypeOneofCase.None, records[index].RecordTypeCase);
        }
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Offsets_and_lengths_are_the_official_ones(string scenario)
    {
        using LogReader reader = LogReader.Open(FixturePath.GoldenLog(scenario));
        foreach (string line in Directory.GetFiles(FixturePath.Golden(scenario), "*.records*.jsonl").Order().SelectMany(File.ReadLines))
        {
            JsonNode expected = JsonNode.Parse(line)!;
            LogReadResult result = reader.Read();

            Assert.Equal(expected["_at"]!.GetValue<long>(), result.Offset);
            Assert.Equal(expected["_bytes"]!.GetValue<int>(), result.Record.Length);
        }
        Assert.Equal(LogReadKind.End, reader.Read().Kind);
    }

    // The official decoding was stored with long text cut; only a row of big-offline has some.
    private static Record Shortened(Record record)
    {
        foreach (HistoryItem item in record.History?.Item ?? [])
        {
            string text = item.ValueJson;
            if (text.Length > 12_000)
                item.ValueJson = $"{text[..6000]}... ({text.Length} characters, sha256 {Hash(text)})";
        }
        return record;
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
