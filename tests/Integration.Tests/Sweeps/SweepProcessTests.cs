using Instrument.Testing;

namespace Instrument.Integration.Tests.Sweeps;

/// <summary>Runs of a process that an agent has started: what the sweep wants is in its environment.</summary>
public sealed class SweepProcessTests : SweepTest
{
    [Fact]
    public async Task The_config_comes_back_with_the_sweeps_values_and_the_run_has_its_names()
    {
        Run run = Wandb.Init(new SweptConfig { Steps = 9 }, out SweptConfig config, Options(Agents("""
            wandb_version: 1

            learning_rate:
              value: 0.00271
            optimizer:
              value:
                warmup: 3
            seed:
              desc: of no member
              value: 7
            """)));
        await run.FinishAsync();

        Assert.Equal((0.00271, 3, "adam", 9), (config.LearningRate, config.Optimizer.Warmup, config.Optimizer.Name, config.Steps));
        RunState state = Assert.Single(Server.Runs);
        Assert.Equal(("trial-1", "sweep-project", "k3v9x2ab"), (state.Id, state.Project, state.Sweep));
        Assert.Equal("""{"learning_rate":0.00271,"optimizer":{"warmup":3,"name":"adam"},"steps":9,"seed":7}""", state.Config.ToJsonString());
        Assert.Contains(Logger.Entries, entry => entry.Text.Contains("RunOptions.Project is 'swept', which is ignored", StringComparison.Ordinal));
        Assert.Contains(Logger.Entries, entry => entry.Text.Contains("seed: is no member of the config", StringComparison.Ordinal));
        Assert.Empty(Server.Violations);
    }

    [Fact]
    public async Task A_program_that_goes_on_with_its_own_values_is_warned()
    {
        await using Run run = Wandb.Init(new SweptConfig(), Options(Agents("learning_rate:\n  value: 0.5\n")));

        Assert.Contains(Logger.Entries, entry => entry.Text.Contains("Wandb.Init(config, out config)", StringComparison.Ordinal));
        Assert.True(run.Config.TryGet("learning_rate", out System.Text.Json.JsonElement value));
        Assert.Equal(0.5, value.GetDouble());
    }

    [Fact]
    public async Task A_program_that_has_taken_the_values_from_its_arguments_is_not_warned()
    {
        await using Run run = Wandb.Init(new SweptConfig { LearningRate = 0.5 }, Options(Agents("learning_rate:\n  value: 0.5\n")));

        Assert.DoesNotContain(Logger.Entries, entry => entry.Text.Contains("out config", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_run_without_a_config_has_the_sweeps_values()
    {
        Run run = Wandb.Init(Options(Agents("lr:\n  value: 0.5\n")));
        run.Config.Set("lr", 1, allowValueChange: true);
        await run.FinishAsync();

        Assert.Equal("""{"lr":0.5}""", Assert.Single(Server.Runs).Config.ToJsonString());
    }

    [Fact]
    public void A_value_that_does_not_fit_is_an_error_that_names_the_member()
    {
        WandbException exception = Assert.Throws<WandbException>(
            () => Wandb.Init(new SweptConfig(), Options(Agents("optimizer:\n  value:\n    warmup: 2.5\n"))));

        Assert.Contains("k3v9x2ab", exception.Message, StringComparison.Ordinal);
        Assert.Contains("optimizer.warmup: expected a whole number, found 2.5", exception.Message, StringComparison.Ordinal);
        Assert.Empty(Server.Runs);
    }

    [Theory]
    [InlineData("wandb_version: 2\n", "wandb_version")]
    [InlineData("lr: 0.5\n", "lr")]
    [InlineData("lr: &x 0.5\n", "line 1")]
    public void A_file_that_no_agent_writes_is_an_error_that_names_it(string yaml, string what)
    {
        WandbException exception = Assert.Throws<WandbException>(() => Wandb.Init(Options(Agents(yaml))));

        Assert.Contains("values.yaml", exception.Message, StringComparison.Ordinal);
        Assert.Contains(what, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_missing_is_an_error_that_names_it() => Assert.Contains(
        "values.yaml", Assert.Throws<WandbException>(() => Wandb.Init(Options(Agents(null)))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Without_a_sweep_the_config_comes_back_as_it_is()
    {
        SweptConfig given = new();
        var config = given;
        await using Run run = Wandb.Init(config, out config, Options(mode: RunMode.Offline));

        Assert.Same(given, config);
    }

    private Func<string, string?> Agents(string? yaml)
    {
        string file = Path.Combine(Folder, "values.yaml");
        if (yaml is not null)
            File.WriteAllText(file, yaml);
        return name => name switch
        {
            "WANDB_SWEEP_ID" => "k3v9x2ab",
            "WANDB_SWEEP_PARAM_PATH" => file,
            "WANDB_RUN_ID" => "trial-1",
            "WANDB_PROJECT" => "sweep-project",
            _ => null,
        };
    }
}
