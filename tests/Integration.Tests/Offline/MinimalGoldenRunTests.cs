using System.Globalization;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Instrument.Records;
using Instrument.Testing;
using Record = Instrument.Records.Record;

namespace Instrument.Integration.Tests.Offline;

/// <summary>
/// The program of the golden scenario <c>minimal-offline</c> (a config of two values, three calls of log), written with
/// Instrument, gives the official client's records, but for the differences named here.
/// </summary>
public sealed class MinimalGoldenRunTests
{
    [Fact]
    public void The_same_program_gives_the_same_records()
    {
        List<string> official = [.. Normalize(WithKnownDifferences(LogDecoder.Decode(FixturePath.GoldenLog("minimal-offline"))))];
        List<string> ours = [.. Normalize(RunMinimalProgram())];

        Assert.Equal(official, ours);
    }

    [Fact]
    public void Numbers_count_from_one_without_gaps()
    {
        IReadOnlyList<Record> records = RunMinimalProgram();

        Assert.Equal(Enumerable.Range(1, records.Count).Select(num => (long)num), records.Select(record => record.Num));
    }

    private static IReadOnlyList<Record> RunMinimalProgram()
    {
        using TemporaryDirectory directory = new();
        using Run run = Wandb.Init(new MinimalConfig(), OfflineRun.Options(directory, "goldmin1"));
        MinimalMetrics metrics = new();
        for (int step = 1; step <= 3; step++)
        {
            metrics.Loss = 1.0 / step;
            run.Log(metrics);
        }
        run.Finish();
        IReadOnlyList<Record> records = OfflineRun.Records(run);

        // Our last summary carries the account of the rows, which the official client does not keep.
        List<SummaryItem> account = [.. records.Last(record => record.Summary is not null).Summary.Update.Where(item => item.NestedKey.FirstOrDefault() == "_instrument")];
        Assert.Equal(["logged=3", "kept=3"], account.Select(item => $"{item.NestedKey[1]}={item.ValueJson}"));
        foreach (SummaryItem item in account)
            records.Last(record => record.Summary is not null).Summary.Update.Remove(item);
        return records;
    }

    /// <summary>Turns the official records into what we mean to write. Each change is one deliberate difference.</summary>
    private static List<Record> WithKnownDifferences(IEnumerable<Record> official)
    {
        List<Record> records = [.. official];

        // The machine's part of the environment, a second record of the writer id alone when it was not probed, is in our first one.
        records.Remove(records.Last(record => record.Environment is not null));

        // Telemetry repeats what the run record just said; ours follows at the end, with what was used meanwhile.
        records.Remove(records.First(record => record.Telemetry is not null));

        // Summaries are written at least each second and at the end, not twice a row: of these rows, only the last values are.
        List<Record> derived = [.. records.Where(record => record.Summary?.Update.Any(item => item.NestedKey.Contains("_step")) == true)];
        Record timing = records.First(record => record.Summary is not null).Clone();
        int firstSummary = records.FindIndex(record => record.Summary is not null);
        int lastHistory = records.FindLastIndex(record => record.History is not null);
        records = [.. records[..firstSummary], .. records[firstSummary..(lastHistory + 1)].Where(record => record.Summary is null), .. records[(lastHistory + 1)..]];
        records.InsertRange(records.FindLastIndex(record => record.History is not null) + 1, [timing, derived[^1]]);

        // Uploaders before 0.28.1 take the exit code only when these follow (docs/wire/records.md §4.8).
        records.Add(new Record { Final = new FinalRecord(), Info = new RecordInfo { StreamId = "goldmin1" } });
        records.Add(new Record { Footer = new FooterRecord(), Info = new RecordInfo { StreamId = "goldmin1" } });

        foreach (Record record in records)
        {
            // Mailbox slots and routing are of the talk between the official client's two processes; we have one.
            record.Control = null;

            // There is no Python here.
            if (record.Run is not null)
                record.Run.Telemetry.PythonVersion = "";
            if (record.Telemetry is not null)
                record.Telemetry.PythonVersion = "";
        }
        return records;
    }

    /// <summary>Each record as JSON, with what differs from run to run or from machine to machine replaced by its name.</summary>
    private static IEnumerable<string> Normalize(IEnumerable<Record> records)
    {
        foreach (Record original in records)
        {
            Record record = original.Clone();
            record.Num = 0;
            if (record.Header is { VersionInfo: { } version })
                version.Producer = "PRODUCER";
            if (record.Run is { } run)
            {
                Assert.NotNull(run.StartTime);
                run.StartTime = null;
                Assert.StartsWith("0.28.3", run.Telemetry.CliVersion, StringComparison.Ordinal);
                Normalize(run.Telemetry);
            }
            if (record.Telemetry is { } telemetry)
                Normalize(telemetry);
            if (record.Environment is { } environment)
            {
                Assert.NotNull(environment.StartedAt);
                Assert.Equal(32, environment.WriterId.Length);
                Assert.Equal("golden-host", environment.Host);
                record.Environment = new EnvironmentRecord { WriterId = "WRITER" };
            }
            Normalize(record.History?.Item.Select(item => (item.NestedKey[0], item.ValueJson, new Action<string>(json => item.ValueJson = json))));
            Normalize(record.Summary?.Update.Where(item => item.NestedKey.Count == 1)
                .Select(item => (item.NestedKey[0], item.ValueJson, new Action<string>(json => item.ValueJson = json))));
            yield return Sorted(JsonNode.Parse(JsonFormatter.Default.Format(record))!);
        }
    }

    private static void Normalize(TelemetryRecord telemetry)
    {
        telemetry.CliVersion = "VERSION";
        Assert.Equal("linux-x86_64".Split('-').Length, telemetry.Platform.Split('-').Length);
        telemetry.Platform = "PLATFORM";
    }

    private static void Normalize(IEnumerable<(string Key, string Json, Action<string> Replace)>? items)
    {
        foreach ((string key, string json, Action<string> replace) in items ?? [])
        {
            double number = double.Parse(json, CultureInfo.InvariantCulture);
            if (key == "_timestamp")
            {
                Assert.InRange(number, 1.7e9, 5e9);
                replace("TIMESTAMP");
            }
            else if (key == "_runtime")
            {
                Assert.InRange(number, 0, 60);
                replace("RUNTIME");
            }
            else
            {
                replace(number.ToString("R", CultureInfo.InvariantCulture));
            }
        }
    }

    // The order of items in a row means nothing: the official client's is random.
    private static string Sorted(JsonNode node)
    {
        foreach (string list in (string[])["item", "update"])
        {
            foreach (JsonNode? holder in (JsonNode?[])[node["history"], node["summary"], node["run"]?["config"]])
            {
                if (holder?[list] is JsonArray array)
                    holder[list] = new JsonArray([.. array.Select(item => item!.ToJsonString()).Order(StringComparer.Ordinal).Select(text => JsonNode.Parse(text))]);
            }
        }
        return node.ToJsonString();
    }
}
