using System.Globalization;
using System.Text.Json.Nodes;
using Instrument.Reading;
using Instrument.Testing;

namespace Instrument.Runtime.Tests.Reading;

/// <summary>Console output, files and system metrics of the official client, against its own decoding.</summary>
public sealed class GoldenRecordViewTests
{
    [Theory]
    [InlineData("console", 50)]
    [InlineData("full-offline", 69)]
    public void Console_output_is_given_write_by_write(string scenario, int count)
    {
        using RunReader reader = RunReader.Open(FixturePath.Golden(scenario));
        List<ConsoleOutput> expected = [];
        foreach (JsonNode record in GoldenRow.Records(scenario))
        {
            if (record["output_logger"] is { } logger)
                expected.Add(new ConsoleOutput(null, ConsoleSource.Logger, (string)logger["line"]!));
            if (record["output_raw"] is { } raw)
                expected.Add(new ConsoleOutput(Time(raw), Source(raw), (string?)raw["line"] ?? ""));
        }

        Assert.Equal(count, expected.Count);
        Assert.Equal(expected, reader.ReadConsole());
    }

    [Fact]
    public void Console_text_keeps_colours_carriage_returns_and_its_stream()
    {
        using RunReader reader = RunReader.Open(FixturePath.Golden("console"));
        List<ConsoleOutput> output = [.. reader.ReadConsole()];

        Assert.Equal((ConsoleSource.StandardOutput, "plain line"), (output[0].Source, output[0].Text));
        Assert.Contains(output, item => item.Text == "\u001b[31mred\u001b[0m and \u001b[1mbold\u001b[0m");
        Assert.Contains(output, item => item.Text == "longer text\rshort");
        Assert.Contains(output, item => item is { Source: ConsoleSource.StandardError, Text: "to stderr" });
        Assert.Contains(output, item => item is { Source: ConsoleSource.Logger, Timestamp: null, Text: "through write_logs\n" });
    }

    [Fact]
    public void Files_are_given_as_announced()
    {
        using RunReader reader = RunReader.Open(FixturePath.Golden("full-offline"));
        List<RunFile> files = [.. reader.ReadFiles()];
        List<string> expected =
        [
            .. GoldenRow.Records("full-offline")
                .SelectMany(record => record["files"]?["files"]?.AsArray() ?? [])
                .Select(file => (string)file!["path"]!),
        ];

        Assert.Equal(expected, files.Select(file => file.Path));
        Assert.Equal(102, files.Count);
        Assert.Contains(new RunFile("extra/now.txt", RunFilePolicy.Now, RunFileType.Other), files);
        Assert.Contains(new RunFile("sub/end.txt", RunFilePolicy.End, RunFileType.Other), files);
        Assert.Contains(new RunFile("ünï file.txt", RunFilePolicy.Live, RunFileType.Other), files);
    }

    [Fact]
    public void System_metrics_are_given_sample_by_sample()
    {
        using RunReader reader = RunReader.Open(FixturePath.Golden("stats"));
        List<SystemSample> samples = [.. reader.ReadSystemMetrics()];
        List<JsonNode> expected = [.. GoldenRow.Records("stats").Select(record => record["stats"]!).Where(stats => stats is not null)];

        Assert.Equal(4, samples.Count);
        foreach ((JsonNode stats, SystemSample sample) in expected.Zip(samples))
        {
            Assert.Equal(Time(stats), sample.Timestamp);
            Assert.Equal(
                stats["item"]!.AsArray().ToDictionary(
                    item => (string)item!["key"]!, item => double.Parse((string)item!["value_json"]!, CultureInfo.InvariantCulture)),
                sample.Values);
        }
        Assert.Equal(20.52063732364592, samples[0].Values["cpu"]);
        Assert.Equal(new DateTimeOffset(2026, 11, 22, 7, 2, 14, TimeSpan.Zero).AddTicks(845324), samples[0].Timestamp);
    }

    // .NET counts 100 nanoseconds, the log single ones.
    private static DateTimeOffset Time(JsonNode record)
    {
        string text = ((string)record["timestamp"]!).TrimEnd('Z');
        int point = text.IndexOf('.', StringComparison.Ordinal);
        if (point >= 0 && text.Length > point + 8)
            text = text[..(point + 8)];
        return DateTimeOffset.Parse(text + "Z", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
    }

    private static ConsoleSource Source(JsonNode record) =>
        (string?)record["output_type"] == "STDOUT" ? ConsoleSource.StandardOutput : ConsoleSource.StandardError;
}
