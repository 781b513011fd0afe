using System.Text.Json.Nodes;
using Instrument.Shipping;
using Instrument.Testing;

namespace Instrument.Tool.Tests.Commands;

public sealed class SyncCommandTests() : ToolTest(new FakeWandbOptions { ReadOnlyEntities = ["others"] })
{
    [Fact]
    public async Task All_runs_of_the_directory_are_sent_and_marked()
    {
        string first = Record("first", rows: 300);
        string second = Record("second", rows: 20, exitCode: 3);

        ToolRun run = (await RunAsync("sync")).MustEnd(ExitCode.Ok);

        Assert.Empty(Server.Violations);
        Assert.Equal(Enumerable.Range(1, 300).Select(row => 1.0 / row), Server.Run("first").Values("loss"));
        Assert.Equal(("finished", 0), (Server.Run("first").State, Server.Run("first").ExitCode));
        Assert.Equal(("failed", 3), (Server.Run("second").State, Server.Run("second").ExitCode));
        Assert.Contains("wandb-summary.json", Server.Run("second").Uploaded);
        Assert.True(File.Exists(first + ".synced"));
        Assert.True(File.Exists(second + ".synced"));
        Assert.Contains("total: 320 rows = 320 sent + 0 pending + 0 refused", run.Output, StringComparison.Ordinal);
        Assert.Contains("first: sending 300 rows", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(first + ".ship.lock"));
    }

    [Fact]
    public async Task A_second_sync_sends_nothing()
    {
        Record("twice", rows: 50);
        (await RunAsync("sync")).MustEnd(ExitCode.Ok);
        int requests = Server.Requests.Count;

        ToolRun again = (await RunAsync("sync")).MustEnd(ExitCode.Ok);

        Assert.Equal(requests, Server.Requests.Count);
        Assert.Contains("Nothing to send.", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sending_a_marked_run_again_adds_nothing()
    {
        Record("again", rows: 50);
        (await RunAsync("sync")).MustEnd(ExitCode.Ok);
        string[] before = Lines("again");

        JsonNode report = await JsonAsync(ExitCode.Ok, "sync", "--include-synced");

        Assert.Empty(Server.Violations);
        Assert.Equal(before, Lines("again"));
        Assert.Equal("finished", Server.Run("again").State);
        Assert.Equal((50, 50, 0), ((int)report["rows"]!, (int)report["sent"]!, (int)report["pending"]!));
    }

    [Fact]
    public async Task A_log_whose_end_was_sent_but_not_noted_is_sent_to_its_end_again()
    {
        string log = Record("unnoted", rows: 5);
        (await RunAsync("sync")).MustEnd(ExitCode.Ok);
        File.Delete(log + ".synced");
        JsonNode state = JsonNode.Parse(await File.ReadAllTextAsync(log + ".ship"))!;
        state["is_complete"] = false;
        state["history_accepted"] = 2;
        await File.WriteAllTextAsync(log + ".ship", state.ToJsonString());

        (await RunAsync("sync")).MustEnd(ExitCode.Ok);

        Assert.Empty(Server.Violations);
        Assert.Equal(5, Server.Run("unnoted").History.Count);
        Assert.True(File.Exists(log + ".synced"));
    }

    [Fact]
    public async Task A_dry_run_sends_and_writes_nothing()
    {
        string log = Record("dry", rows: 7);
        string[] files = Directory.GetFiles(Path.GetDirectoryName(log)!);

        JsonNode report = await JsonAsync(ExitCode.Ok, "sync", "--dry-run");

        Assert.Empty(Server.Requests);
        Assert.Equal(files, Directory.GetFiles(Path.GetDirectoryName(log)!));
        Assert.Equal((7, 0, 7), ((int)report["rows"]!, (int)report["sent"]!, (int)report["pending"]!));
        Assert.Equal("WouldSend", (string?)report["runs"]![0]!["result"]);
    }

    [Fact]
    public async Task Project_id_and_tags_can_be_given()
    {
        string log = Record("moved", rows: 3);

        (await RunAsync("sync", log, "--project", "other", "--id", "renamed", "--tags", "a,b", "--tags", "c")).MustEnd(ExitCode.Ok);

        RunState run = Assert.Single(Server.Runs);
        Assert.Equal(("other", "renamed"), (run.Project, run.Id));
        Assert.Equal(["a", "b", "c"], run.Tags);
    }

    [Fact]
    public async Task One_id_for_several_runs_is_refused()
    {
        Record("one", rows: 1);
        Record("two", rows: 1);

        ToolRun run = (await RunAsync("sync", "--id", "both")).MustEnd(ExitCode.Usage);

        Assert.Contains("--id is for a single run", run.Error, StringComparison.Ordinal);
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task Logs_of_one_run_follow_each_other_in_the_order_of_their_start()
    {
        string first = Record("parts", rows: 4);
        string second = Record("parts", rows: 3);

        (await RunAsync("sync")).MustEnd(ExitCode.Ok);

        Assert.NotEqual(first, second);
        Assert.Empty(Server.Violations);
        RunState run = Server.Run("parts");
        Assert.Equal([1, 1 / 2.0, 1 / 3.0, 1 / 4.0, 1, 1 / 2.0, 1 / 3.0], run.Values("loss"));
        Assert.Equal([0, 1, 2, 3, 4, 5, 6], run.Values("_step"));
        Assert.Equal("finished", run.State);
    }

    [Fact]
    public async Task A_run_whose_process_is_alive_is_left_alone()
    {
        using Run run = Start("alive");
        run.Log("loss", 1.0);

        JsonNode report = await JsonAsync(ExitCode.Ok, "sync");

        Assert.Equal("Active", (string?)report["runs"]![0]!["result"]);
        Assert.Empty(Server.Runs);
        Assert.False(File.Exists(run.LogPath + ".synced"));
    }

    [Fact]
    public async Task A_file_that_does_not_arrive_keeps_the_run_unmarked_until_it_does()
    {
        string log = Record("files", rows: 2);
        FaultRule rule = Server.Faults.Add(new FaultRule { PathContains = "wandb-summary.json", Fault = Fault.Status(400), Times = null });

        JsonNode report = await JsonAsync(ExitCode.Failed, "sync");

        Assert.Equal("Incomplete", (string?)report["runs"]![0]!["result"]);
        Assert.NotNull(report["runs"]![0]!["failed_files"]!["wandb-summary.json"]);
        Assert.False(File.Exists(log + ".synced"));
        rule.Lift();
        (await RunAsync("sync")).MustEnd(ExitCode.Ok);
        Assert.Contains("wandb-summary.json", Server.Run("files").Uploaded);
        Assert.Equal(2, Server.Run("files").History.Count);
        Assert.True(File.Exists(log + ".synced"));
    }

    [Fact]
    public async Task When_the_server_accepts_nothing_the_run_is_given_up_and_sent_later()
    {
        string log = Record("stalled", rows: 10);
        FaultRule rule = Server.Faults.Add(new FaultRule { Route = FakeRoute.FileStream, Fault = Fault.Status(503), Times = null });

        ToolRun first = (await RunAsync("sync", "--timeout", "1")).MustEnd(ExitCode.Failed);

        Assert.Contains("10 pending", first.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(log + ".synced"));
        rule.Lift();
        (await RunAsync("sync")).MustEnd(ExitCode.Ok);
        Assert.Equal(10, Server.Run("stalled").History.Count);
        Assert.Empty(Server.Violations);
    }

    [Fact]
    public async Task Cancelling_stops_and_leaves_the_rest_in_the_log()
    {
        string log = Record("stopped", rows: 10);
        FaultRule rule = Server.Faults.Add(new FaultRule { Route = FakeRoute.FileStream, Fault = Fault.Hang(), Times = null });
        using CancellationTokenSource stop = new();

        Task<ToolRun> running = RunAsync(host => host, stop.Token, "sync");
        await Server.Requests.WaitUntilAsync(requests => requests.Any(request => request.Route == FakeRoute.FileStream));
        await stop.CancelAsync();

        ToolRun run = (await running).MustEnd(ExitCode.Failed);
        Assert.Contains("stopped: stopped", run.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(log + ".synced"));
        rule.Lift();
        (await RunAsync("sync")).MustEnd(ExitCode.Ok);
        Assert.Equal(10, Server.Run("stopped").History.Count);
    }

    [Fact]
    public async Task A_run_that_another_process_sends_is_left_alone()
    {
        string log = Record("claimed", rows: 1);
        using ShipClaim? claim = ShipClaim.TryTake(log);

        JsonNode report = await JsonAsync(ExitCode.Ok, "sync");

        Assert.Equal(("Active", "another process is sending it"), ((string?)report["runs"]![0]!["result"], (string?)report["runs"]![0]!["error"]));
        Assert.Empty(Server.Runs);
    }

    [Fact]
    public async Task On_a_screen_plain_lines_are_left_out_and_the_account_is_the_same()
    {
        Record("drawn", rows: 5);

        ToolRun run = await RunAsync(host => host with { IsErrorTerminal = true }, CancellationToken.None, "sync");

        run.MustEnd(ExitCode.Ok);
        Assert.DoesNotContain("sending 5 rows", run.Error, StringComparison.Ordinal);
        Assert.Contains("5 sent + 0 pending", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_of_another_client_without_an_end_that_was_just_written_is_left_alone()
    {
        string log = Golden("minimal-offline");
        byte[] bytes = await File.ReadAllBytesAsync(log);
        await File.WriteAllBytesAsync(log, bytes[..(bytes.Length / 2)]);

        JsonNode report = await JsonAsync(ExitCode.Ok, "sync", "--entity", "test-entity");
        Assert.Equal("Active", (string?)report["runs"]![0]!["result"]);
        Assert.Empty(Server.Runs);

        File.SetLastWriteTimeUtc(log, DateTime.UtcNow.AddMinutes(-10));
        (await RunAsync("sync", "--entity", "test-entity")).MustEnd(ExitCode.Ok);
        Assert.Equal(("failed", 1), (Assert.Single(Server.Runs).State, Assert.Single(Server.Runs).ExitCode));
    }

    [Fact]
    public async Task A_wrong_key_is_told_once_with_its_own_exit_code()
    {
        Record("nokey", rows: 1);
        Variables["WANDB_API_KEY"] = new string('f', 40);

        ToolRun run = (await RunAsync("sync")).MustEnd(ExitCode.NoPermission);

        Assert.Contains("does not accept the API key", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(new string('f', 40), run.Output + run.Error, StringComparison.Ordinal);
        Variables.Remove("WANDB_API_KEY");
        Assert.Contains("instrument login", (await RunAsync("sync")).MustEnd(ExitCode.NoPermission).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entity_of_others_has_the_exit_code_of_permissions()
    {
        Record("foreign", rows: 1);

        ToolRun run = (await RunAsync("sync", "--entity", "others")).MustEnd(ExitCode.NoPermission);

        Assert.Contains("no permission", run.Output, StringComparison.Ordinal);
        Assert.Empty(Server.Runs);
    }

    [Fact]
    public async Task A_server_that_is_not_there_has_its_own_exit_code()
    {
        Record("nowhere", rows: 1);

        ToolRun run = (await RunAsync("sync", "--base-url", "http://127.0.0.1:1", "--timeout", "1")).MustEnd(ExitCode.Unreachable);

        Assert.Contains("No connection to 127.0.0.1:1", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("minimal-offline")]
    [InlineData("big-offline")]
    public async Task Logs_of_the_official_client_are_sent(string scenario)
    {
        string log = Golden(scenario);

        (await RunAsync("sync", "--entity", "test-entity")).MustEnd(ExitCode.Ok);

        Assert.Empty(Server.Violations);
        RunState run = Assert.Single(Server.Runs);
        Assert.Equal("run-" + run.Id, Path.GetFileNameWithoutExtension(log));
        Assert.Equal(Records(scenario).Count(record => record["history"] is not null), run.History.Count);
        Assert.True(File.Exists(log + ".synced"));
    }

    [Fact]
    public async Task The_full_log_of_the_official_client_gives_the_lines_that_it_sent_itself()
    {
        Golden("full-offline");

        // Files that the log announces are not among the fixtures, so the account names them.
        JsonNode report = JsonNode.Parse((await RunAsync("sync", "--entity", "test-entity", "--json")).Output)!;

        RunState run = Assert.Single(Server.Runs);
        JsonNode[] official = [.. Official("wandb-history.jsonl")];
        Assert.Equal(official.Length, run.History.Count);
        Assert.All(official, (line, number) => Assert.True(JsonNode.DeepEquals(line, run.History[number].Json), $"{line}\n{run.History[number]}"));
        Assert.Equal(3, run.ExitCode);
        Assert.Equal((0, run.History.Count), ((int)report["pending"]!, (int)report["sent"]!));
    }

    private string[] Lines(string id) => [.. Server.Run(id).History.Select(line => line.Text)];

    private static IEnumerable<JsonNode> Records(string scenario) =>
        Directory.GetFiles(FixturePath.Golden(scenario), "*.records*.jsonl").SelectMany(File.ReadLines).Select(line => JsonNode.Parse(line)!);

    private static IEnumerable<JsonNode> Official(string file)
    {
        SortedDictionary<long, string> lines = [];
        foreach (string request in File.ReadLines(Path.Combine(FixturePath.Golden("full-offline"), "requests.jsonl")))
        {
            if (JsonNode.Parse(request)!["file_stream"]?["files"]?[file] is not { } chunk)
                continue;
            long number = (long)chunk["offset"]!;
            foreach (JsonNode? line in chunk["content"]!.AsArray())
                lines[number++] = (string)line!;
        }
        return lines.Select(line => new RunLine((int)line.Key, line.Value).Json);
    }
}
