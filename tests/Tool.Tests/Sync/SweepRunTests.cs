using Instrument.Testing;

namespace Instrument.Tool.Tests.Sync;

/// <summary>A trial of a sweep that was recorded offline.</summary>
public sealed class SweepRunTests : ToolTest
{
    [Fact]
    public async Task A_trial_that_is_sent_later_keeps_its_sweep_and_the_sweeps_values()
    {
        await File.WriteAllTextAsync(Root.File("values.yaml"), "wandb_version: 1\n\nlr:\n  value: 0.5\n");
        Run run = Wandb.Init(new RunOptions
        {
            Directory = Root.Path,
            Mode = RunMode.Offline,
            Quiet = true,
            Reinit = Reinit.CreateNew,
            FinishOnSignals = false,
            EnvironmentVariable = name => name switch
            {
                "WANDB_SWEEP_ID" => "k3v9x2ab",
                "WANDB_SWEEP_PARAM_PATH" => Root.File("values.yaml"),
                "WANDB_RUN_ID" => "trial-1",
                "WANDB_PROJECT" => "tool",
                _ => null,
            },
        });
        run.Log("loss", 1.0);
        await run.FinishAsync();

        (await RunAsync("sync")).MustEnd(ExitCode.Ok);

        RunState state = Server.Run("trial-1");
        Assert.Equal(("k3v9x2ab", "tool", 0.5), (state.Sweep, state.Project, state.Config["lr"]!.GetValue<double>()));
        Assert.Equal([1.0], state.Values("loss"));
        Assert.Empty(Server.Violations);
    }
}
