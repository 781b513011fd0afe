using System.Diagnostics;
using System.Text.Json.Nodes;
using Instrument.Testing;

namespace Instrument.Tool.Tests.Commands;

/// <summary>Runs whose process was killed: their rows are recovered first, and they end with exit code 1.</summary>
public sealed class KilledRunTests : ToolTest
{
    [Fact]
    public async Task Sync_recovers_the_rows_and_sends_them()
    {
        using (Process child = await StartAsync(rows: 3000))
            await KillAsync(child);

        (await RunAsync("sync")).MustEnd(ExitCode.Ok);

        RunState run = Server.Run("killed");
        Assert.Empty(Server.Violations);
        Assert.Equal(Enumerable.Range(0, 3000).Select(row => (double)row), run.Values("row"));
        Assert.Equal(("failed", 1), (run.State, run.ExitCode));
    }

    [Fact]
    public async Task A_sync_that_was_killed_between_a_request_and_its_answer_is_simply_repeated()
    {
        Record("interrupted", rows: 100);
        FaultRule rule = Server.Faults.Add(FakeRoute.FileStream, Fault.Hang(afterStoring: true));
        using (Process sync = Start("Instrument.Tool.dll", Variables, "sync"))
        {
            await Server.Requests.WaitUntilAsync(requests => requests.Any(request => request.Route == FakeRoute.FileStream));
            await KillAsync(sync);
        }
        rule.Lift();

        (await RunAsync("sync")).MustEnd(ExitCode.Ok);

        Assert.Empty(Server.Violations);
        Assert.Equal(Enumerable.Range(1, 100).Select(row => 1.0 / row), Server.Run("interrupted").Values("loss"));
        (await RunAsync("verify", "interrupted")).MustEnd(ExitCode.Ok);
    }

    [Fact]
    public async Task Runs_show_and_export_see_the_recovered_rows()
    {
        using Process child = await StartAsync(rows: 500);

        Assert.Equal("Active", (string?)(await JsonAsync(ExitCode.Ok, "runs"))[0]!["state"]);
        await KillAsync(child);

        Assert.Equal("Crashed", (string?)(await JsonAsync(ExitCode.Ok, "runs"))[0]!["state"]);
        JsonNode shown = await JsonAsync(ExitCode.Ok, "show", "killed");
        Assert.Equal(500, (int)shown["run"]!["rows"]!);
        string[] lines = (await RunAsync("export", "killed", "--keys", "row")).MustEnd(ExitCode.Ok).Output.TrimEnd('\n').Split('\n');
        Assert.Equal(["_step,row", .. Enumerable.Range(0, 500).Select(row => $"{row},{row}")], lines);
    }

    [Fact]
    public async Task Logs_of_several_writers_of_one_run_are_sent_as_those_of_their_writers()
    {
        // Recorded without a server: nothing of it was sent before.
        using (Process primary = await StartAsync(rows: 300, ("WANDB_MODE", "shared"), ("WANDB_X_LABEL", "rank0")))
        using (Process other = await StartAsync(rows: 200, ("WANDB_MODE", "shared"), ("WANDB_X_LABEL", "rank1"), ("WANDB_X_PRIMARY", "false")))
        {
            await KillAsync(other);
            await KillAsync(primary);
        }

        (await RunAsync("sync")).MustEnd(ExitCode.Ok);
        (await RunAsync("sync", "--include-synced")).MustEnd(ExitCode.Ok);

        RunState run = Server.Run("killed");
        Assert.Equal([300, 200], run.Writers.Select(writer => run.WriterHistory(writer).Count));
        Assert.Equal(500, run.History.Count);
        Assert.Equal(("failed", 1), (run.State, run.ExitCode));
        ToolRun verify = await RunAsync("verify", "killed");
        Assert.Equal(ExitCode.Failed, verify.Code);
        Assert.Contains("several processes write together", verify.Error, StringComparison.Ordinal);
    }

    private async Task<Process> StartAsync(int rows, params (string Name, string Value)[] more)
    {
        Dictionary<string, string> variables = new() { ["WANDB_DIR"] = Root.Path, ["WANDB_RUN_ID"] = "killed", ["WANDB_MODE"] = "offline" };
        foreach ((string name, string value) in more)
            variables[name] = value;
        Process child = Start("Instrument.ChildRun.dll", variables, "wait", $"{rows}");
        Assert.Equal("logged", await child.StandardOutput.ReadLineAsync());
        return child;
    }

    private Process Start(string program, Dictionary<string, string> variables, params string[] args)
    {
        // With the frameworks of these tests: what one of them brings along is not copied beside the program.
        string frameworks = Path.Combine(AppContext.BaseDirectory, "Instrument.Tool.Tests.runtimeconfig.json");
        ProcessStartInfo start = new("dotnet", ["exec", "--runtimeconfig", frameworks, Path.Combine(AppContext.BaseDirectory, program), .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
            RedirectStandardError = true,
            WorkingDirectory = Root.Path,
        };
        foreach (string variable in start.Environment.Keys.Where(name => name.StartsWith("WANDB_", StringComparison.Ordinal)).ToArray())
            start.Environment.Remove(variable);
        foreach ((string name, string value) in variables)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private static async Task KillAsync(Process child)
    {
        child.Kill();
        await child.WaitForExitAsync();
    }
}
