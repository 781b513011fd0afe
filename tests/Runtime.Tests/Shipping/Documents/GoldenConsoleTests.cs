using System.Text;
using System.Text.Json.Nodes;
using Instrument.ConsoleCapture;
using Instrument.Records;
using Instrument.Rows;
using Instrument.Settings;
using Instrument.Shipping.Documents;
using Instrument.Testing;
using Record = Instrument.Records.Record;

namespace Instrument.Runtime.Tests.Shipping.Documents;

/// <summary>
/// Console output recorded with the official client: our lines and file are its own, but for times. Ours are those of the records;
/// the official client takes the time at which its emulator came to the line.
/// </summary>
public sealed class GoldenConsoleTests : IDisposable
{
    private const int TimeLength = 26;

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    public static TheoryData<string, bool> Scenarios
    {
        get
        {
            TheoryData<string, bool> scenarios = [];
            foreach (string scenario in (string[])["console", "console-wrap-raw", "console-multipart", "full-offline"])
            {
                scenarios.Add(scenario, false);
                scenarios.Add(scenario, true);
            }
            return scenarios;
        }
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Structured_lines_are_those_that_the_official_client_sent(string scenario, bool isCaptured) =>
        Assert.Equal(Sent(scenario).Select(WithoutTime), Lines(scenario, structured: true, isCaptured).Select(WithoutTime));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Plain_lines_are_those_that_the_official_client_sent(bool isCaptured)
    {
        Assert.Equal(Sent("console-oldserver").Select(Cut), Lines("console-oldserver", structured: false, isCaptured).Select(Cut));

        static string Cut(string line) => line.StartsWith("ERROR ", StringComparison.Ordinal) ? "ERROR " + line[(6 + TimeLength)..] : line[TimeLength..];
    }

    [Theory]
    [InlineData("console", false)]
    [InlineData("console", true)]
    [InlineData("console-wrap-raw", false)]
    [InlineData("console-wrap-raw", true)]
    public void The_file_is_the_one_that_the_official_client_wrote(string scenario, bool isCaptured)
    {
        Lines(scenario, structured: true, isCaptured);

        Assert.Equal(File.ReadAllText(Path.Combine(FixturePath.Golden(scenario), "output.log")), File.ReadAllText(_directory.File("output.log")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_part_is_the_one_that_the_official_client_wrote(bool isCaptured)
    {
        Lines("console-multipart", structured: true, isCaptured, new ConsoleParts(0, TimeSpan.Zero));

        string ours = Assert.Single(Directory.GetFiles(_directory.File("logs")));
        string official = Assert.Single(Directory.GetFiles(FixturePath.Golden("console-multipart"), "*.log"));
        Assert.Equal(File.ReadAllText(official), File.ReadAllText(ours));
        // Its name has the moment at which the official client made it, ours that of the first line.
        Assert.Equal(Path.GetFileName(official).Length, Path.GetFileName(ours).Length);
        Assert.StartsWith("output_20261122_070130_0", Path.GetFileName(ours), StringComparison.Ordinal);
    }

    private static string[] Sent(string scenario) => [.. new GoldenRequests(scenario).Lines("output.log").Values];

    private static string WithoutTime(string line)
    {
        JsonObject members = JsonNode.Parse(line)!.AsObject();
        Assert.Equal(TimeLength, ((string)members["ts"]!).Length);
        members["ts"] = "a time";
        return CanonicalJson.Of(members);
    }

    private List<string> Lines(string scenario, bool structured, bool isCaptured, ConsoleParts? parts = null)
    {
        using OutputLog file = new(_directory.Path, label: null, parts, TimeZoneInfo.Utc);
        ConsoleState console = new(DateTimeOffset.UnixEpoch, file.Write);
        ConsoleLineFormat format = new(structured, label: null);
        SortedDictionary<long, string> lines = [];
        IEnumerable<Record> official = LogDecoder.Decode(FixturePath.GoldenLog(scenario)).Where(record => record.OutputRaw is not null || record.OutputLogger is not null);
        foreach (Record record in isCaptured ? Capture(official) : official)
        {
            if (record.OutputRaw is { } raw)
                console.Apply(raw);
            else
                console.Apply(record.OutputLogger);
            // As often as can be, so that changes of lines that were sent are seen too.
            while (console.NextChanged is { } line)
            {
                lines[line.Number] = Encoding.UTF8.GetString(format.Format(line));
                console.TakeChanged();
            }
        }
        console.Finish();
        file.Finish();
        while (file.TryTakeClosed(out RunFileWriteResult written))
            Assert.Null(written.Error);
        return [.. lines.Values];
    }

    // The records that we make of the writes that the official client has recorded, at the same times.
    private static List<Record> Capture(IEnumerable<Record> official)
    {
        List<Record> captured = [];
        ManualTimeProvider? time = null;
        ConsoleRecorder? recorder = null;
        foreach (Record record in official)
        {
            if (record.OutputRaw is not { } raw)
            {
                captured.Add(record);
                continue;
            }
            time ??= new ManualTimeProvider(raw.Timestamp.ToDateTimeOffset());
            recorder ??= new ConsoleRecorder(new ConsoleSettings(ConsoleMode.Wrap, long.MaxValue, long.MaxValue, null, null), null, time, Append);
            time.Advance(raw.Timestamp.ToDateTimeOffset() - time.GetUtcNow());
            recorder.Hear(raw.OutputType == OutputRawRecord.Types.OutputType.Stderr, raw.Line, "");
        }
        recorder?.Stop(Append);
        return captured;

        RowAppendResult Append(Record record)
        {
            captured.Add(record);
            return RowAppendResult.Kept;
        }
    }
}
