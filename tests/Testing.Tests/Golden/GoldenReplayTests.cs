using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Instrument.Testing.Tests.Golden;

/// <summary>The server takes what the official client sends, and then knows what the server knew that the client talked to.</summary>
public class GoldenReplayTests
{
    [Theory]
    [InlineData("minimal-online")]
    [InlineData("minimal-gzip")]
    [InlineData("minimal-oldserver")]
    [InlineData("defaults-online")]
    [InlineData("full-online")]
    [InlineData("resume-modes")]
    [InlineData("console")]
    [InlineData("console-oldserver")]
    [InlineData("preempt")]
    [InlineData("stats")]
    [InlineData("stop")]
    [InlineData("idle")]
    [InlineData("context")]
    [InlineData("fault-500")]
    [InlineData("fault-429")]
    [InlineData("fault-lost")]
    [InlineData("fault-4xx")]
    public async Task A_recorded_scenario_is_accepted_and_leaves_the_recorded_state(string scenario)
    {
        await using FakeWandbServer server = await FakeWandbServer.StartAsync(GoldenReplay.Options(scenario));
        using GoldenReplay replay = new(server, scenario);

        await replay.RunAsync();

        Assert.Empty(server.Violations);
        JsonNode recorded = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(FixturePath.Golden(scenario), "server.json")))!;
        Assert.Equal(recorded["runs"]!.AsObject().Count, server.Runs.Count);
        foreach ((string path, JsonNode? run) in recorded["runs"]!.AsObject())
            AssertState(run!.AsObject(), server.Run(path.Split('/')[0], path.Split('/')[1], path.Split('/')[2]));
        AssertHistory(scenario, server);
        Assert.Equal(recorded["alerts"]!.AsArray().Select(Alert), server.Runs.SelectMany(run => run.Alerts));
    }

    [Fact]
    public async Task A_recorded_resumption_goes_on_where_the_recorded_run_ended()
    {
        await using FakeWandbServer server = await FakeWandbServer.StartAsync(GoldenReplay.Options("full-online"));
        using GoldenReplay first = new(server, "full-online");
        using GoldenReplay second = new(server, "full-resume");
        await first.RunAsync();
        int lines = server.Run("goldfull1").History.Count;

        await second.RunAsync();

        Assert.Empty(server.Violations);
        RunState run = server.Run("goldfull1");
        Assert.True(run.History.Count > lines, "The resumed run has no rows of its own.");
        Assert.Equal("finished", run.State);
    }

    [Fact]
    public async Task The_recorded_wrong_key_is_refused_without_blame()
    {
        await using FakeWandbServer server = await FakeWandbServer.StartAsync(GoldenReplay.Options("bad-key"));
        using GoldenReplay replay = new(server, "bad-key");

        await replay.RunAsync();

        Assert.Empty(server.Violations);
        Assert.Empty(server.Runs);
        Assert.All(server.Requests, request => Assert.Equal(401, request.Status));
    }

    private static void AssertState(JsonObject recorded, RunState run)
    {
        if (!Text("displayName")!.StartsWith("fake-run", StringComparison.Ordinal))
            Assert.Equal(Text("displayName"), run.DisplayName);
        Assert.Equal(Text("notes"), run.Notes);
        Assert.Equal(recorded["tags"]!.AsArray().Select(tag => tag!.GetValue<string>()), run.Tags);
        Assert.Equal(Text("groupName"), run.Group);
        Assert.Equal(Text("jobType"), run.JobType);
        Assert.Equal(Text("host"), run.Host);
        Assert.Equal(Text("program"), run.Program);
        Assert.Equal(Text("state"), run.State);
        Assert.Equal(recorded["exitCode"]?.GetValue<int>(), run.ExitCode);
        Assert.Equal(recorded["complete"]!.GetValue<bool>(), run.IsComplete);
        Assert.Equal(recorded["stopped"]!.GetValue<bool>(), run.IsStopRequested);
        Assert.Equal(recorded["upserts"]!.GetValue<int>(), run.UpsertCount);
        Assert.Equal(recorded["historyLineCount"]!.GetValue<int>(), run.History.Count);
        Assert.Equal(recorded["eventsLineCount"]!.GetValue<int>(), run.Events.Count);
        Assert.Equal(recorded["logLineCount"]!.GetValue<int>(), run.ConsoleLines.Count);
        Assert.Equal(Text("summary"), run.SummaryText);
        AssertFiles(recorded["files"]!.AsObject().Where(file => file.Value![2]!.GetValue<int>() > 0), run);

        string? Text(string name) => recorded[name]?.GetValue<string>();
    }

    // Name, size, SHA-256 and number of uploads; where the bytes were not kept, the replay sends zeros.
    private static void AssertFiles(IEnumerable<KeyValuePair<string, JsonNode?>> recorded, RunState run)
    {
        Assert.Equal(recorded.Select(file => file.Key).Order(StringComparer.Ordinal), run.Files.Keys.Order(StringComparer.Ordinal));
        foreach ((string name, JsonNode? values) in recorded)
        {
            RunFile file = run.Files[name];
            Assert.Equal(values![0]!.GetValue<int>(), file.Content.Length);
            if (file.Content.Span.ContainsAnyExcept((byte)0))
                Assert.Equal(values[1]!.GetValue<string>(), Convert.ToHexStringLower(SHA256.HashData(file.Content.Span)));
            Assert.Equal(values[2]!.GetValue<int>(), file.UploadCount);
        }
    }

    private static void AssertHistory(string scenario, FakeWandbServer server)
    {
        IEnumerable<RecordedRequest> streams = RecordedRequest.Read(scenario).Where(request => request.IsFileStream && request.Status == 200);
        foreach (IGrouping<string, RecordedRequest> ofRun in streams.GroupBy(request => request.Path.Split('/')[4]))
        {
            string[] lines =
            [
                .. ofRun.Select(request => request.Body!["files"]?["wandb-history.jsonl"]?["content"]?.AsArray())
                    .Where(content => content is not null)
                    .SelectMany(content => content!.Select(line => line!.GetValue<string>())),
            ];
            Assert.Equal(lines, server.Run(ofRun.Key).History.Select(row => row.Text));
        }
    }

    private static RunAlert Alert(JsonNode? alert) => new(
        alert!["title"]!.GetValue<string>(),
        alert["text"]!.GetValue<string>(),
        alert["severity"]!.GetValue<string>(),
        TimeSpan.FromMilliseconds(alert["waitDuration"]!.GetValue<long>()));
}
