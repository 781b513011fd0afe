using System.Text;
using System.Text.Json.Nodes;
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

    [Fact]
    public void Structured_lines_are_those_that_the_official_client_sent() =>
        Assert.Equal(Sent("console").Select(WithoutTime), Lines("console", structured: true).Select(WithoutTime));

    [Fact]
    public void Plain_lines_are_those_that_the_official_client_sent()
    {
        Assert.Equal(Sent("console-oldserver").Select(Cut), Lines("console-oldserver", structured: false).Select(Cut));

        static string Cut(string line) => line.StartsWith("ERROR ", StringComparison.Ordinal) ? "ERROR " + line[(6 + TimeLength)..] : line[TimeLength..];
    }

    [Fact]
    public void Lines_of_a_run_with_nearly_everything_are_those_that_the_official_client_sent() =>
        Assert.Equal(Sent("full-offline").Select(WithoutTime), Lines("full-offline", structured: true).Select(WithoutTime));

    [Fact]
    public void The_file_is_the_one_that_the_official_client_wrote()
    {
        Lines("console", structured: true);

        Assert.Equal(File.ReadAllText(Path.Combine(FixturePath.Golden("console"), "output.log")), File.ReadAllText(_directory.File("output.log")));
    }

    private static string[] Sent(string scenario) => [.. new GoldenRequests(scenario).Lines("output.log").Values];

    private static string WithoutTime(string line)
    {
        JsonObject members = JsonNode.Parse(line)!.AsObject();
        Assert.Equal(TimeLength, ((string)members["ts"]!).Length);
        members["ts"] = "a time";
        return CanonicalJson.Of(members);
    }

    private List<string> Lines(string scenario, bool structured)
    {
        using OutputLogWriter file = new(_directory.Path, label: null);
        ConsoleState console = new(DateTimeOffset.UnixEpoch, file.Write);
        ConsoleLineFormat format = new(structured, label: null);
        SortedDictionary<long, string> lines = [];
        foreach (Record record in LogDecoder.Decode(FixturePath.GoldenLog(scenario)))
        {
            if (record.OutputRaw is { } raw)
                console.Apply(raw);
            else if (record.OutputLogger is { } logger)
                console.Apply(logger);
            // As often as can be, so that changes of lines that were sent are seen too.
            while (console.NextChanged is { } line)
            {
                lines[line.Number] = Encoding.UTF8.GetString(format.Format(line));
                console.TakeChanged();
            }
        }
        console.Finish();
        Assert.True(file.Finish()!.Value.Succeeded);
        return [.. lines.Values];
    }
}
