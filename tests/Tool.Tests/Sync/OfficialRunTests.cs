using System.Text.Json.Nodes;
using Instrument.Testing;

namespace Instrument.Tool.Tests.Sync;

/// <summary>
/// Our upload of a run that the official client recorded, side by side with its own upload of the same folder: operations, variables, lines
/// and files, but for the differences named here. Artifacts are left out on both sides: their staged files were not recorded, and their
/// requests are compared by the tests of artifacts.
/// </summary>
public sealed class OfficialRunTests() : ToolTest(new FakeWandbOptions { Entity = "golden" })
{
    private static readonly string[] Compared = ["ServerFeaturesQuery", "UpsertBucket", "NotifyScriptableRunAlert", "CreateRunFiles"];

    [Fact]
    public async Task The_same_files_arrive_with_the_same_bytes()
    {
        await SyncAsync();

        SortedDictionary<string, string> official = OfficialRun.Uploads;
        RunState run = Assert.Single(Server.Runs);
        Assert.Equal(official.Keys, run.Files.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(official.Keys, run.Uploaded.Order(StringComparer.Ordinal));
        // The order of keys in configs and summaries is random in the official client; values are compared by the other tests.
        foreach (string path in official.Keys.Except(["config.yaml", "wandb-metadata.json", "wandb-summary.json"]))
            Assert.True(official[path] == OfficialRun.Hash(run.Files[path].Content.Span), path);
    }

    [Fact]
    public async Task Reading_the_run_back_finds_rows_and_files_equal()
    {
        await SyncAsync();

        JsonNode report = await JsonAsync(ExitCode.Ok, "verify", "goldfull0");

        Assert.True((bool)report["is_equal"]!);
        Assert.Equal(OfficialRun.Uploads.Keys, report["files"]!.AsArray().Select(file => (string)file!["path"]!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Files_that_the_folder_only_links_to_are_left_out_where_that_is_asked_for()
    {
        string log = Restore();

        JsonNode report = JsonNode.Parse((await RunAsync("sync", "--no-links", "--json")).Output)!;

        RunState run = Assert.Single(Server.Runs);
        Assert.Equal(OfficialRun.Uploads.Keys.Except(OfficialRun.Links), run.Files.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(OfficialRun.Links.Order(StringComparer.Ordinal), report["runs"]![0]!["failed_files"]!.AsObject().Select(file => file.Key).Order(StringComparer.Ordinal));
        Assert.False(File.Exists(log + ".synced"));
    }

    [Fact]
    public async Task The_same_operations_come_in_the_same_order()
    {
        await SyncAsync();

        // `instrument sync` asks once who is logged in, so that a wrong key is told once.
        string[] ours = [.. Server.Requests.Where(request => request.Route == FakeRoute.GraphQL).Select(request => request.Operation!)];
        Assert.Equal("Viewer", ours[0]);
        Assert.Equal(OfficialRun.Operations, ours[1..].Where(operation => Compared.Contains(operation)));
        Assert.True(Server.Requests[^1].Body!["complete"]!.GetValue<bool>());
        Assert.Equal(3, Server.Requests[^1].Body!["exitcode"]!.GetValue<int>());
    }

    [Fact]
    public async Task The_run_is_made_and_changed_with_the_same_variables()
    {
        await SyncAsync();

        IReadOnlyList<JsonObject> official = OfficialRun.Variables("UpsertBucket");
        JsonObject[] ours = [.. Requests("UpsertBucket").Select(request => request.Variables!)];
        Assert.Equal(official.Count, ours.Length);
        for (int index = 0; index < ours.Length; index++)
        {
            // The uploading program takes the place of the training program in the official upload, and its server made up the id.
            foreach (string name in official[index].Select(variable => variable.Key).Except(["config", "program", "id"]))
                Assert.True(JsonNode.DeepEquals(official[index][name], ours[index][name]), $"{index} {name}: {official[index][name]} / {ours[index][name]}");
            Assert.Equal("/tmp/project/train.py", (string?)ours[index]["program"]);
            Assert.Equal(official[index]["id"] is null, ours[index]["id"] is null);
        }
        AssertConfig((string)official[^1]["config"]!, (string)ours[^1]["config"]!);
    }

    [Fact]
    public async Task Alerts_and_questions_for_upload_addresses_are_the_same()
    {
        await SyncAsync();

        JsonObject[] alerts = [.. Requests("NotifyScriptableRunAlert").Select(request => request.Variables!)];
        Assert.All(OfficialRun.Variables("NotifyScriptableRunAlert"), (alert, number) => Assert.True(JsonNode.DeepEquals(alert, alerts[number]), $"{alert}\n{alerts[number]}"));
        JsonObject official = Assert.Single(OfficialRun.Variables("CreateRunFiles"));
        JsonObject ours = Assert.Single(Requests("CreateRunFiles")).Variables!;
        Assert.Equal(Names(official), Names(ours));
        foreach (string name in (string[])["entity", "project", "run"])
            Assert.Equal((string?)official[name], (string?)ours[name]);
    }

    [Fact]
    public async Task The_lines_of_history_summary_and_console_are_the_same()
    {
        await SyncAsync();

        RunState run = Assert.Single(Server.Runs);
        IReadOnlyList<string> history = OfficialRun.Lines("wandb-history.jsonl");
        Assert.Equal(history.Count, run.History.Count);
        Assert.All(history, (line, number) => AssertSame(line, run.History[number].Text));
        AssertSame(OfficialRun.Lines("wandb-summary.json")[^1], run.SummaryText!);
        // Our lines have the time of their record, the official ones that of the upload.
        Assert.Equal(OfficialRun.Lines("output.log").Select(WithoutTime), run.ConsoleLines.Select(line => WithoutTime(line.Text)));
        Assert.Empty(run.Events);
        Assert.True(run.PreemptingCount > 0);
    }

    private IEnumerable<FakeRequest> Requests(string operation) => Server.Requests.Where(request => request.Operation == operation);

    private string Restore()
    {
        string log = Golden("full-offline");
        OfficialRun.LeaveArtifactsOut(log);
        OfficialRun.RestoreFiles(Path.Combine(Path.GetDirectoryName(log)!, "files"), Root.File("project"));
        return log;
    }

    private async Task SyncAsync()
    {
        string log = Restore();
        (await RunAsync("sync")).MustEnd(ExitCode.Ok);
        Assert.Empty(Server.Violations);
        Assert.True(File.Exists(log + ".synced"));
    }

    private static IEnumerable<string> Names(JsonObject variables) => variables["files"]!.AsArray().Select(file => (string)file!).Order(StringComparer.Ordinal);

    private static string WithoutTime(string line)
    {
        JsonObject members = JsonNode.Parse(line)!.AsObject();
        Assert.True(members.Remove("ts"));
        return new JsonObject(members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()))).ToJsonString();
    }

    // Below _wandb each difference is named; everything else is the user's and has to be equal.
    private static void AssertConfig(string official, string ours)
    {
        JsonObject expected = new RunLine(0, official).Json;
        JsonObject actual = new RunLine(0, ours).Json;
        AssertClientData(expected["_wandb"]!["value"]!.AsObject(), actual["_wandb"]!["value"]!.AsObject());
        Assert.Equal(expected.Select(entry => entry.Key).Order(StringComparer.Ordinal), actual.Select(entry => entry.Key).Order(StringComparer.Ordinal));
        // An integer beyond 64 bits keeps its digits here; the official client writes the nearest double.
        Assert.Equal(1.1805916207174113e+21, (double)actual["huge_int"]!["value"]!);
        foreach ((string key, JsonNode? value) in expected.Where(entry => entry.Key is not ("_wandb" or "huge_int")))
            Assert.True(JsonNode.DeepEquals(value, actual[key]), $"{key}: {value} / {actual[key]}");
    }

    private static void AssertClientData(JsonObject official, JsonObject ours)
    {
        Assert.Equal(official.Select(entry => entry.Key).Order(StringComparer.Ordinal), ours.Select(entry => entry.Key).Order(StringComparer.Ordinal));
        foreach ((string key, JsonNode? value) in official)
        {
            if (key == "m")
                // The order is random in the official client; an axis is a place in it.
                Assert.Equal(Definitions(value!.AsArray()), Definitions(ours[key]!.AsArray()));
            else if (key == "e")
                // Filed under the id of whoever uploads there, under the recording writer's here, so that a second upload adds nothing.
                Assert.True(JsonNode.DeepEquals(Assert.Single(value!.AsObject()).Value, Assert.Single(ours[key]!.AsObject()).Value));
            else if (key == "t")
                AssertTelemetry(value!.AsObject(), ours[key]!.AsObject());
            else
                Assert.True(JsonNode.DeepEquals(value, ours[key]), $"{key}: {value} / {ours[key]}");
        }
    }

    // The official upload adds what it used itself: its core's version (12) and a feature of its own (76 in 3).
    private static void AssertTelemetry(JsonObject official, JsonObject ours)
    {
        Assert.Equal(official.Select(entry => entry.Key).Except(["12"]).Order(StringComparer.Ordinal), ours.Select(entry => entry.Key).Order(StringComparer.Ordinal));
        foreach ((string field, JsonNode? value) in ours.Where(entry => entry.Key != "3"))
            Assert.True(JsonNode.DeepEquals(official[field], value), field);
        Assert.Equal(official["3"]!.AsArray().Select(feature => (int)feature!).Except([76]).Order(), ours["3"]!.AsArray().Select(feature => (int)feature!).Order());
    }

    // Each definition with the name of its axis in the place of its number.
    private static IEnumerable<string> Definitions(JsonArray metrics) => metrics
        .Select(metric => string.Join(' ', metric!.AsObject().OrderBy(field => field.Key, StringComparer.Ordinal)
            .Select(field => field.Key == "5" ? $"5={NameOf(metrics[(int)field.Value! - 1]!)}" : $"{field.Key}={field.Value!.ToJsonString()}")))
        .Order(StringComparer.Ordinal);

    private static string NameOf(JsonNode metric) => (string?)metric["1"] ?? (string)metric["2"]!;

    private static void AssertSame(string official, string ours) =>
        Assert.True(JsonNode.DeepEquals(new RunLine(0, official).Json, new RunLine(0, ours).Json), $"{official}\n{ours}");
}
