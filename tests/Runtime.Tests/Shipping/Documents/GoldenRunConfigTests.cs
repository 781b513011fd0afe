using System.Text.Json.Nodes;
using Instrument.Records;
using Instrument.Shipping.Documents;
using Instrument.Testing;
using Record = Instrument.Records.Record;

namespace Instrument.Runtime.Tests.Shipping.Documents;

/// <summary>
/// Logs of the official client: our config is the one that it sent last. What differs is named here: the uploader's own telemetry
/// (its version as number 12, and number 76 for its way of syncing) and its own writer id, which only the sender of a log knows, and
/// the order of metric definitions, which the official client leaves to chance.
/// </summary>
public sealed class GoldenRunConfigTests
{
    private static readonly TelemetryRecord OfficialUploader = new() { CoreVersion = "0.28.3.dev1" };

    [Theory]
    [InlineData("stats", true)]
    [InlineData("console", true)]
    [InlineData("metrics-star", true)]
    [InlineData("metrics-star-oldserver", false)]
    [InlineData("full-offline", true)]
    [InlineData("full-resume", true)]
    public void The_config_is_the_one_that_the_official_client_sent_last(string scenario, bool serverExpandsGlobs)
    {
        GoldenRequests golden = new(scenario);
        JsonNode sent = JsonNode.Parse(Quoted(golden.Configs[^1]))!;
        string writer = sent["_wandb"]!["value"]!["e"]!.AsObject().Single().Key;
        RunConfigState config = new(new RunConfigOptions { ServerExpandsGlobs = serverExpandsGlobs, WriterId = writer });
        if (scenario == "full-offline")
            config.Apply(new TelemetryRecord { Feature = new Feature { Sync2 = true } });
        config.Apply(OfficialUploader);
        bool isContinued = scenario == "full-resume";
        foreach (Record record in LogDecoder.Decode(FixturePath.GoldenLog(scenario)))
        {
            Apply(config, record);
            if (record.Run is not null && isContinued)
            {
                config.Continue(golden.Old("old_config"));
                isContinued = false;
            }
        }
        JsonNode ours = JsonNode.Parse(Quoted(System.Text.Encoding.UTF8.GetString(config.ToText())))!;

        Assert.Equal(CanonicalJson.Of(Ordered(sent)), CanonicalJson.Of(Ordered(ours)));
    }

    [Fact]
    public void The_first_config_is_the_one_that_the_official_client_created_the_run_with()
    {
        RunConfigState config = new(new RunConfigOptions { ServerExpandsGlobs = true });
        config.Apply(OfficialUploader);
        config.Apply(LogDecoder.Decode(FixturePath.GoldenLog("full-offline")).First(record => record.Run is not null).Run);

        Assert.Equal(CanonicalJson.Of(new GoldenRequests("full-offline").Configs[0]), CanonicalJson.Of(config.ToText()));
    }

    private static void Apply(RunConfigState config, Record record)
    {
        switch (record.RecordTypeCase)
        {
            case Record.RecordTypeOneofCase.Run: config.Apply(record.Run); break;
            case Record.RecordTypeOneofCase.Config: config.Apply(record.Config); break;
            case Record.RecordTypeOneofCase.Telemetry: config.Apply(record.Telemetry); break;
            case Record.RecordTypeOneofCase.Metric: config.Apply(record.Metric); break;
            case Record.RecordTypeOneofCase.Environment: config.Apply(record.Environment); break;
        }
    }

    // The scenarios have no other tokens than infinities.
    private static string Quoted(string dialect) =>
        dialect.Replace(":-Infinity", ":\"-Infinity\"", StringComparison.Ordinal).Replace(":Infinity", ":\"Infinity\"", StringComparison.Ordinal);

    private static JsonNode Ordered(JsonNode config)
    {
        JsonObject client = config["_wandb"]!["value"]!.AsObject();
        JsonArray metrics = client["m"]!.AsArray();
        string[] names = [.. metrics.Select(metric => (string)(metric!["1"] ?? metric["2"])!)];
        foreach (JsonNode? metric in metrics)
        {
            // A place in the list says the same as the name that stands there.
            if (metric!["5"] is { } place)
                metric["5"] = names[(int)place - 1];
        }
        client["m"] = new JsonArray([.. metrics.Select(metric => metric!.DeepClone()).OrderBy(CanonicalJson.Of, StringComparer.Ordinal)]);
        foreach (string list in client["t"]!.AsObject().Where(member => member.Value is JsonArray).Select(member => member.Key).ToArray())
            client["t"]![list] = new JsonArray([.. client["t"]![list]!.AsArray().Select(item => (int)item!).Order().Select(item => (JsonNode)item)]);
        return config;
    }
}
