using System.Text.Json.Nodes;
using Instrument.Testing;

namespace Instrument.Tool.Tests.Commands;

public sealed class SweepCommandTests : ToolTest
{
    private const string Sweep = """
        # A sweep as somebody writes it.
        method: grid
        metric: {name: loss, goal: minimize}
        program: train
        project: tool
        parameters:
          lr: {values: [1e-4, 0.1]}
          layers: {min: 1, max: 2}
          optimizer:
            parameters:
              name: {value: adam}
        """;

    [Fact]
    public async Task A_file_becomes_a_sweep_with_its_distributions_named()
    {
        Write(Sweep);

        JsonNode made = await JsonAsync(ExitCode.Ok, "sweep", "sweep.yaml", "--name", "first");

        SweepState state = Assert.Single(Server.Sweeps);
        Assert.Equal((state.Id, "test-entity", "tool"), ((string)made["id"]!, (string)made["entity"]!, (string)made["project"]!));
        Assert.EndsWith($"/test-entity/tool/sweeps/{state.Id}", (string)made["url"]!, StringComparison.Ordinal);
        Assert.Equal("""
            method: grid
            metric:
                goal: minimize
                name: loss
            name: first
            parameters:
                layers:
                    distribution: int_uniform
                    max: 2
                    min: 1
                lr:
                    distribution: categorical
                    values:
                        - 1.0e-4
                        - 0.1
                optimizer:
                    parameters:
                        name:
                            distribution: constant
                            value: adam
            program: train
            project: tool

            """.ReplaceLineEndings("\n"), state.ConfigText);
        ToolRun text = (await RunAsync("sweep", "sweep.yaml")).MustEnd(ExitCode.Ok);
        Assert.Contains($"start: instrument agent test-entity/tool/{Server.Sweeps[1].Id}", text.Output, StringComparison.Ordinal);
        Assert.Empty(Server.Violations);
    }

    [Fact]
    public async Task States_are_set_as_far_as_they_follow_each_other()
    {
        Write(Sweep);
        (await RunAsync("sweep", "sweep.yaml")).MustEnd(ExitCode.Ok);
        SweepState state = Assert.Single(Server.Sweeps);
        state.Resume();
        string path = $"tool/{state.Id}";

        (await RunAsync("sweep", path, "--pause")).MustEnd(ExitCode.Ok);
        Assert.Equal("PAUSED", state.State);
        (await RunAsync("sweep", path, "--resume")).MustEnd(ExitCode.Ok);
        Assert.Equal("RUNNING", state.State);
        (await RunAsync("sweep", path, "--stop")).MustEnd(ExitCode.Ok);
        Assert.Equal("FINISHED", state.State);
        ToolRun refused = (await RunAsync("sweep", path, "--cancel")).MustEnd(ExitCode.Failed);
        Assert.Contains("is FINISHED, so it cannot become CANCELED", refused.Error, StringComparison.Ordinal);
        (await RunAsync("sweep", path, "--stop", "--pause")).MustEnd(ExitCode.Usage);
        (await RunAsync("sweep", "tool/nothing", "--stop")).MustEnd(ExitCode.Failed);
    }

    [Theory]
    [InlineData("method: grid", "it has no parameters")]
    [InlineData("parameters: {a: {value: 1}}", "it has no method")]
    [InlineData("method: random\nparameters: {a: {min: 1, max: 2.5}}", "min and max of one kind")]
    [InlineData("method: random\nparameters: {a: 1}", "'a' is no map")]
    [InlineData("method: random\nparameters: {n: {parameters: {1a: {value: 1}}}}", "'n.1a' does not start with a letter")]
    [InlineData("method: [", "line ")]
    public async Task A_file_that_is_no_sweep_is_refused_with_the_reason(string yaml, string reason)
    {
        Write(yaml);
        ToolRun run = (await RunAsync("sweep", "sweep.yaml")).MustEnd(ExitCode.Usage);
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
        Assert.Empty(Server.Sweeps);
    }

    [Fact]
    public async Task A_file_that_is_not_there_fails() => (await RunAsync("sweep", "sweep.yaml")).MustEnd(ExitCode.Failed);

    [Fact]
    public async Task Nobody_makes_sweeps_without_a_key()
    {
        Write(Sweep);
        Variables.Remove("WANDB_API_KEY");
        (await RunAsync("sweep", "sweep.yaml")).MustEnd(ExitCode.NoPermission);
    }

    private void Write(string yaml) => File.WriteAllText(Root.File("sweep.yaml"), yaml);
}
