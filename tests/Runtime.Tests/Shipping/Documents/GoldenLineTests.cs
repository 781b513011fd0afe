using Google.Protobuf;
using Instrument.Shipping.Documents;
using Instrument.Testing;
using Record = Instrument.Records.Record;

namespace Instrument.Runtime.Tests.Shipping.Documents;

/// <summary>Logs of the official client: our lines are the ones that it sent.</summary>
public sealed class GoldenLineTests
{
    [Theory]
    [InlineData("full-offline", 121)]
    [InlineData("full-resume", 2)]
    [InlineData("stats", 4)]
    [InlineData("metrics-star", 3)]
    public void Each_row_gives_the_line_that_the_official_client_sent(string scenario, int rows)
    {
        HistoryLineWriter writer = new(new HistoryLineOptions());
        List<string> lines = [];
        using ByteBuffer output = new();
        foreach (Record record in LogDecoder.Decode(FixturePath.GoldenLog(scenario)))
        {
            if (record.History is not { } history)
                continue;
            output.Clear();
            writer.Write(history.ToByteArray(), output);
            lines.Add(EscapedLine.Read(output));
        }

        Assert.Equal(
            new GoldenRequests(scenario).Lines("wandb-history.jsonl").Values.Select(CanonicalJson.Of),
            lines.Select(CanonicalJson.Of));
        Assert.Equal(rows, lines.Count);
        Assert.Equal(0, writer.LeftOutValues);
    }

    [Fact]
    public void Each_sample_of_system_metrics_gives_the_line_that_the_official_client_sent()
    {
        IReadOnlyList<Record> records = LogDecoder.Decode(FixturePath.GoldenLog("stats"));
        DateTimeOffset start = records.First(record => record.Run is not null).Run.StartTime.ToDateTimeOffset();
        EventLineWriter writer = new(start, label: null);
        List<string> lines = [];
        using ByteBuffer output = new();
        foreach (Record record in records.Where(record => record.Stats is not null))
        {
            output.Clear();
            writer.Write(record.Stats, output);
            lines.Add(EscapedLine.Read(output));
        }

        Assert.Equal(
            new GoldenRequests("stats").Lines("wandb-events.jsonl").Values.Select(CanonicalJson.Of),
            lines.Select(CanonicalJson.Of));
        Assert.NotEmpty(lines);
    }
}
