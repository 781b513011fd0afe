using System.Text.Json.Nodes;

namespace Instrument.Tool.Tests.Commands;

/// <summary>Commands that use no network: status, runs, show, export.</summary>
public sealed class LocalCommandTests : ToolTest
{
    [Fact]
    public async Task Runs_lists_state_rows_and_what_is_pending()
    {
        Record("good", rows: 12);
        (await RunAsync("sync")).MustEnd(ExitCode.Ok);
        Record("bad", rows: 3, exitCode: 2);

        JsonNode runs = await JsonAsync(ExitCode.Ok, "runs");
        string table = (await RunAsync("runs")).MustEnd(ExitCode.Ok).Output;

        Assert.Equal(["good", "bad"], runs.AsArray().Select(run => (string)run!["id"]!));
        Assert.Equal(["Finished", "Failed"], runs.AsArray().Select(run => (string)run!["state"]!));
        Assert.Equal([0, 3], runs.AsArray().Select(run => (int)run!["pending"]!));
        Assert.Contains("failed (2)", table, StringComparison.Ordinal);
        Assert.Contains("0 rows, 3 pending", table, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_that_cannot_be_read_does_not_hide_the_others()
    {
        string broken = Record("broken", rows: 1);
        Record("whole", rows: 1);
        await File.WriteAllTextAsync(broken, "this is no log");

        ToolRun run = (await RunAsync("runs")).MustEnd(ExitCode.Failed);

        Assert.Contains("whole", run.Output, StringComparison.Ordinal);
        Assert.Contains("no W&B log", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_counts_what_is_to_be_sent_and_uses_no_network()
    {
        Record("waiting", rows: 8);

        JsonNode status = await JsonAsync(ExitCode.Ok, "status");

        Assert.Empty(Server.Requests);
        Assert.Equal((1, 1, 8), ((int)status["runs"]!, (int)status["unsynced"]!, (int)status["pending_rows"]!));
        Assert.Contains("send them with 'instrument sync'", (await RunAsync("status")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_has_config_summary_and_sparklines()
    {
        string log = Golden("minimal-offline");

        string shown = (await RunAsync(host => host with { CanShowBlocks = true }, CancellationToken.None, "show", log)).MustEnd(ExitCode.Ok).Output;
        JsonNode json = await JsonAsync(ExitCode.Ok, "show", log);

        Assert.NotEmpty(json["config"]!.AsObject());
        Assert.Null(json["config"]!["_wandb"]);
        Assert.NotEmpty(json["summary"]!.AsObject());
        Assert.All(json["metrics"]!.AsArray(), metric => Assert.Contains((string)metric!["key"]!, shown, StringComparison.Ordinal));
        Assert.Contains('█', shown);
    }

    [Fact]
    public async Task Export_writes_what_was_logged()
    {
        Run run = Start("exported");
        run.Log([new("loss", 0.5), new("note", "a, \"b\"")]);
        run.Log([new("loss", double.NaN), new("list", new[] { 1, 2 })]);
        run.Finish();

        string csv = (await RunAsync("export", "exported", "--keys", "loss", "--keys", "note", "--keys", "list")).MustEnd(ExitCode.Ok).Output;
        JsonNode json = JsonNode.Parse((await RunAsync("export", "exported", "--format", "json")).MustEnd(ExitCode.Ok).Output)!;
        (await RunAsync("export", "exported", "--output", "rows.csv")).MustEnd(ExitCode.Ok);

        Assert.Equal("_step,loss,note,list\n0,0.5,\"a, \"\"b\"\"\",\n1,NaN,,\"[1,2]\"\n", csv);
        Assert.Equal((2, 0.5, "NaN"), (json.AsArray().Count, (double)json[0]!["loss"]!, (string?)json[1]!["loss"]));
        Assert.StartsWith("_step,_runtime,_timestamp,list,loss,note\n", await File.ReadAllTextAsync(Root.File("rows.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_without_rows_is_well_formed()
    {
        Start("empty").Finish();

        Assert.Empty(JsonNode.Parse((await RunAsync("export", "empty", "--format", "json")).MustEnd(ExitCode.Ok).Output)!.AsArray());
        Assert.Equal("_step\n", (await RunAsync("export", "empty")).MustEnd(ExitCode.Ok).Output);
    }

    [Theory]
    [InlineData("export", "missing")]
    [InlineData("show", "missing")]
    [InlineData("runs", "missing")]
    [InlineData("sync", "missing")]
    public async Task A_run_that_is_not_there_is_an_error_with_a_way_out(params string[] args) =>
        Assert.Contains("'instrument runs' lists", (await RunAsync(args)).MustEnd(ExitCode.Failed).Error, StringComparison.Ordinal);

    [Theory]
    [InlineData("nonsense")]
    [InlineData("runs", "--unknown")]
    [InlineData("show")]
    [InlineData("export", "x", "--format", "xml")]
    [InlineData("sync", "--timeout", "0")]
    [InlineData("status", "--base-url", "ftp://nowhere")]
    [InlineData("sync", "--project", "a/b")]
    public async Task A_wrong_command_line_has_its_own_exit_code(params string[] args) =>
        Assert.StartsWith("instrument: ", (await RunAsync(args)).MustEnd(ExitCode.Usage).Error, StringComparison.Ordinal);

    [Fact]
    public async Task Help_tells_the_commands_and_the_exit_codes()
    {
        string help = (await RunAsync("--help")).MustEnd(ExitCode.Ok).Output;

        Assert.All(
            ["instrument [command]", "login", "sync", "status", "verify", "runs", "show", "export", "doctor", "Exit codes:"],
            word => Assert.Contains(word, help, StringComparison.Ordinal));
    }
}
