using System.Text.Json.Nodes;
using Instrument.Testing;

namespace Instrument.Tool.Tests.Commands;

public sealed class VerifyCommandTests : ToolTest
{
    [Fact]
    public async Task A_run_that_was_sent_is_the_same_at_the_server()
    {
        Record("same", rows: 1200);
        (await RunAsync("sync")).MustEnd(ExitCode.Ok);

        JsonNode report = await JsonAsync(ExitCode.Ok, "verify", "same");

        Assert.True((bool)report["is_equal"]!);
        Assert.Equal((1200, 1200), ((int)report["logged_rows"]!, (int)report["stored_rows"]!));
        Assert.Equal(["_runtime", "_step", "_timestamp", "loss", "phase"], report["keys"]!.AsArray().Select(key => (string)key!["key"]!));
        Assert.All(report["keys"]!.AsArray(), key => Assert.Equal(1200, (int)key!["stored"]!));
        Assert.Contains("wandb-summary.json", report["files"]!.AsArray().Select(file => (string)file!["path"]!));
        Assert.Contains("The server has everything", (await RunAsync("verify", "same")).MustEnd(ExitCode.Ok).Output, StringComparison.Ordinal);
        Assert.Empty(Server.Violations);
    }

    [Fact]
    public async Task Rows_that_are_missing_are_named()
    {
        string first = Record("cut", rows: 10);
        Server.Faults.Add(new FaultRule { PathContains = "wandb-summary.json", Fault = Fault.Status(400), Times = null });
        await RunAsync("sync");
        Assert.NotEqual(first, Record("cut", rows: 3));

        JsonNode report = await JsonAsync(ExitCode.Failed, "verify", "cut");

        Assert.Equal((13, 10, 3), ((int)report["logged_rows"]!, (int)report["stored_rows"]!, (int)report["missing_rows"]!));
        Assert.Equal("Missing", (string?)report["files"]!.AsArray().Single(file => (string?)file!["path"] == "wandb-summary.json")!["result"]);
    }

    [Fact]
    public async Task Values_and_files_that_differ_are_named_by_key_and_path()
    {
        string log = Record("changed", rows: 5);
        (await RunAsync("sync")).MustEnd(ExitCode.Ok);
        string other = Record("unrelated", rows: 5);
        // The server's run is held against the log of another run of the same shape.
        await File.AppendAllTextAsync(Path.Combine(Path.GetDirectoryName(log)!, "files", "config.yaml"), "# changed\n");

        JsonNode differs = await JsonAsync(ExitCode.Failed, "verify", other, "--id", "changed");
        JsonNode file = await JsonAsync(ExitCode.Failed, "verify", "changed");

        JsonNode time = differs["keys"]!.AsArray().Single(key => (string?)key!["key"] == "_timestamp")!;
        Assert.Equal((5, 0), ((int)time["differing"]!, (int)time["first_difference"]!));
        Assert.Equal(["config.yaml"], file["files"]!.AsArray().Where(one => (string?)one!["result"] == "Differs").Select(one => (string)one!["path"]!));
    }

    [Fact]
    public async Task A_run_that_was_never_sent_is_not_there()
    {
        Record("unsent", rows: 1);

        Assert.Contains("has no run", (await RunAsync("verify", "unsent")).MustEnd(ExitCode.Failed).Error, StringComparison.Ordinal);
    }
}
