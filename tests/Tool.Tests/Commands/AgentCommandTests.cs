using System.Text.Json.Nodes;
using Instrument.Testing;

namespace Instrument.Tool.Tests.Commands;

public sealed class AgentCommandTests : ToolTest
{
    [UnixFact]
    public async Task Each_trial_is_a_process_that_finds_its_values_in_environment_and_arguments()
    {
        SweepState sweep = await MakeAsync("""
            echo "$WANDB_SWEEP_ID $WANDB_RUN_ID $WANDB_PROJECT $WANDB_ENTITY $*" >> trials.txt
            cat "$WANDB_SWEEP_PARAM_PATH" >> trials.txt
            """, "${args}");

        JsonNode report = await JsonAsync(ExitCode.Ok, "agent", $"tool/{sweep.Id}", "--interval", "0.05");

        Assert.Equal("sweep_ended", (string)report["end"]!);
        Assert.Equal(["finished", "finished"], report["trials"]!.AsArray().Select(trial => (string)trial!["outcome"]!));
        string id = sweep.Id;
        Assert.Equal($"""
            {id} {id}-1 tool test-entity --lr=0.1 --optimizer={"{"}"name":"adam"{"}"}
            wandb_version: 1

            lr:
                value: 0.1
            optimizer:
                value:
                    name: adam
            {id} {id}-2 tool test-entity --lr=0.01 --optimizer={"{"}"name":"adam"{"}"}
            wandb_version: 1

            lr:
                value: 0.01
            optimizer:
                value:
                    name: adam

            """.ReplaceLineEndings("\n"), await File.ReadAllTextAsync(Root.File("trials.txt")));
        Assert.True(File.Exists(Root.File($"wandb/sweep-{id}/config-{id}-1.yaml")));
        Assert.Empty(Server.Violations);
    }

    [UnixFact]
    public async Task The_agent_ends_after_its_count()
    {
        SweepState sweep = await MakeAsync("exit 0");

        ToolRun run = (await RunAsync("agent", $"tool/{sweep.Id}", "--interval", "0.05", "--count", "1")).MustEnd(ExitCode.Ok);

        Assert.Contains("1 trials: 1 finished", run.Output, StringComparison.Ordinal);
        Assert.Single(sweep.Trials);
    }

    [UnixFact]
    public async Task Processes_that_fail_end_the_agent_after_three()
    {
        SweepState sweep = await MakeAsync("exit 3", method: "random");

        JsonNode report = await JsonAsync(ExitCode.Failed, "agent", $"tool/{sweep.Id}", "--interval", "0.05");

        Assert.Equal(("failures", 3), ((string)report["end"]!, report["trials"]!.AsArray().Count));
    }

    [UnixFact]
    public async Task A_process_that_is_stopped_early_is_asked_to_end()
    {
        SweepState sweep = await MakeAsync("""
            trap 'echo asked >> trials.txt; exit 9' TERM
            echo started >> trials.txt
            while true; do sleep 0.05; done
            """);
        sweep.StopTrialsWhere(_ => File.Exists(Root.File("trials.txt")));

        JsonNode report = await JsonAsync(ExitCode.Ok, "agent", $"tool/{sweep.Id}", "--interval", "0.05", "--count", "1");

        Assert.Equal("stopped", (string)report["trials"]![0]!["outcome"]!);
        Assert.Equal(["started", "asked"], await File.ReadAllLinesAsync(Root.File("trials.txt")));
    }

    [UnixFact]
    public async Task A_process_that_does_not_end_when_it_is_asked_to_is_killed()
    {
        Variables["WANDB_AGENT_KILL_DELAY"] = "0.2";
        SweepState sweep = await MakeAsync("""
            trap '' TERM
            echo started >> trials.txt
            while true; do sleep 0.05; done
            """);
        sweep.StopTrialsWhere(_ => File.Exists(Root.File("trials.txt")));

        JsonNode report = await JsonAsync(ExitCode.Ok, "agent", $"tool/{sweep.Id}", "--interval", "0.05", "--count", "1");

        Assert.Equal("stopped", (string)report["trials"]![0]!["outcome"]!);
    }

    [UnixFact]
    public async Task A_program_that_cannot_be_started_is_an_error_that_names_it()
    {
        await File.WriteAllTextAsync(Root.File("sweep.yaml"), """
            {method: grid, project: tool, command: ["./nothing-here"], parameters: {lr: {value: 1}}}
            """);
        (await RunAsync("sweep", "sweep.yaml")).MustEnd(ExitCode.Ok);

        ToolRun run = (await RunAsync("agent", $"tool/{Server.Sweeps[0].Id}", "--interval", "0.05")).MustEnd(ExitCode.Failed);

        Assert.Contains("nothing-here", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mistakes_have_the_exit_code_of_mistakes()
    {
        (await RunAsync("agent", "a/b/c/d")).MustEnd(ExitCode.Usage);
        (await RunAsync("agent", "tool/nothing", "--count", "0")).MustEnd(ExitCode.Usage);
        (await RunAsync("agent", "tool/nothing", "--interval", "0")).MustEnd(ExitCode.Usage);
        (await RunAsync("agent", "tool/nothing")).MustEnd(ExitCode.Failed);
        Variables.Remove("WANDB_API_KEY");
        (await RunAsync("agent", "tool/nothing")).MustEnd(ExitCode.NoPermission);
    }

    private async Task<SweepState> MakeAsync(string script, string arguments = "", string method = "grid")
    {
        await File.WriteAllTextAsync(Root.File("train.sh"), script.ReplaceLineEndings("\n") + "\n");
        string last = arguments.Length == 0 ? "" : $", \"{arguments}\"";
        await File.WriteAllTextAsync(Root.File("sweep.yaml"), $$"""
            method: {{method}}
            project: tool
            program: ./train.sh
            command: ["${env}", "sh", "${program}"{{last}}]
            parameters:
              lr: {values: [0.1, 0.01]}
              optimizer:
                parameters:
                  name: {value: adam}
            """);
        (await RunAsync("sweep", "sweep.yaml")).MustEnd(ExitCode.Ok);
        return Server.Sweeps[^1];
    }
}
