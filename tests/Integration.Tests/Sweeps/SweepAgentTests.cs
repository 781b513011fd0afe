using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Instrument.Testing;

namespace Instrument.Integration.Tests.Sweeps;

public sealed class SweepAgentTests : SweepTest
{
    [Fact]
    public async Task A_grid_runs_every_combination_once_with_the_values_in_config_run_and_log()
    {
        using Sweep sweep = await CreateAsync();
        List<SweptConfig> configs = [];

        SweepReport report = await sweep.RunAgentAsync(new SweptConfig { Steps = 7 }, (config, run, _) =>
        {
            configs.Add(config);
            run.Log("loss", config.LearningRate * config.Optimizer.Warmup);
            return Task.CompletedTask;
        }, Agent);

        Assert.Empty(Server.Violations);
        Assert.Equal(SweepAgentEnd.SweepEnded, report.End);
        Assert.Equal(
            [(0.1, 1), (0.1, 2), (0.1, 3), (0.01, 1), (0.01, 2), (0.01, 3)], configs.Select(config => (config.LearningRate, config.Optimizer.Warmup)));
        Assert.All(configs, config => Assert.Equal((7, "adam"), (config.Steps, config.Optimizer.Name)));
        SweepState state = Assert.Single(Server.Sweeps);
        Assert.Equal(("FINISHED", 1, sweep.Id), (state.State, state.AgentCount, state.Id));
        Assert.Equal(report.Trials.Select(trial => trial.RunId), state.Trials.Select(trial => trial.Id));
        Assert.All(report.Trials, trial => Assert.Equal((SweepTrialOutcome.Finished, null), (trial.Outcome, trial.Error)));
        for (int i = 0; i < configs.Count; i++)
        {
            RunState run = state.Trials[i];
            Assert.Equal(("finished", sweep.Id, "swept"), (run.State, run.Sweep, run.Project));
            Assert.Equal([configs[i].LearningRate * configs[i].Optimizer.Warmup], run.Values("loss"));
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse($$"""
                {"learning_rate":{{configs[i].LearningRate}},"optimizer":{"warmup":{{configs[i].Optimizer.Warmup}},"name":"adam"},"steps":7}
                """), run.Config), run.Config.ToJsonString());
            Assert.Equal(sweep.Id, LoggedSweepId(run.Id));
        }
    }

    [Fact]
    public async Task The_sweep_is_made_as_the_official_client_makes_it()
    {
        using Sweep sweep = await CreateAsync(SweepMethod.Bayes, runCap: 20);

        SweepState state = Assert.Single(Server.Sweeps);
        Assert.Equal("""
            early_terminate:
                eta: 3
                min_iter: 2
                type: hyperband
            method: bayes
            metric:
                goal: minimize
                name: loss
            parameters:
                learning_rate:
                    distribution: categorical
                    values:
                        - 0.1
                        - 0.01
                optimizer:
                    parameters:
                        warmup:
                            distribution: int_uniform
                            max: 3
                            min: 1
            run_cap: 20

            """.ReplaceLineEndings("\n"), state.ConfigText);
        Assert.Empty(sweep.Warnings);
        Assert.Equal($"/{state.Entity}/swept/sweeps/{sweep.Id}", sweep.Url!.AbsolutePath);
        Assert.Equal(SweepStatus.Pending, await sweep.GetStatusAsync());
        FakeRequest request = Assert.Single(Server.Requests, request => request.Operation == "UpsertSweep");
        JsonObject variables = request.Variables!;
        Assert.Equal("null", variables["templateVariableValues"]!.GetValue<string>());
        Assert.False(variables.ContainsKey("state"));
    }

    [Fact]
    public async Task Random_search_goes_on_until_the_agents_count()
    {
        using Sweep sweep = await CreateAsync(SweepMethod.Random);
        int started = 0;

        SweepReport report = await sweep.RunAgentAsync(
            new SweptConfig(), (_, _, _) => Task.FromResult(started++), new SweepAgentOptions { Count = 4, Interval = Agent.Interval });

        Assert.Equal((4, 4, SweepAgentEnd.CountReached), (started, report.Trials.Count, report.End));
        Assert.Equal("RUNNING", Server.Sweeps[0].State);
        Assert.Empty(Server.Violations);
    }

    [Fact]
    public async Task The_run_cap_ends_the_sweep_for_all_agents_together()
    {
        using Sweep first = await CreateAsync(SweepMethod.Random, runCap: 9);
        using Sweep second = Wandb.OpenSweep($"swept/{first.Id}", Options());
        ConcurrentBag<string> runs = [];
        Task Trial(SweptConfig config, Run run, CancellationToken cancellation)
        {
            runs.Add(run.Id);
            return Task.CompletedTask;
        }

        SweepReport[] reports = await Task.WhenAll(
            first.RunAgentAsync(new SweptConfig(), Trial, Agent), second.RunAgentAsync(new SweptConfig(), Trial, Agent));

        Assert.Equal(9, reports.Sum(report => report.Trials.Count));
        Assert.Equal(9, runs.Distinct().Count());
        Assert.Equal(2, Server.Sweeps[0].AgentCount);
        Assert.Empty(Server.Violations);
    }

    [Fact]
    public async Task A_trial_that_throws_is_a_failed_run_and_the_agent_goes_on()
    {
        using Sweep sweep = await CreateAsync();

        SweepReport report = await sweep.RunAgentAsync(
            new SweptConfig(), (config, _, _) => config.Optimizer.Warmup == 2 ? throw new InvalidDataException("bad data") : Task.CompletedTask, Agent);

        Assert.Equal(
            [SweepTrialOutcome.Finished, SweepTrialOutcome.Failed, SweepTrialOutcome.Finished, SweepTrialOutcome.Finished, SweepTrialOutcome.Failed, SweepTrialOutcome.Finished],
            report.Trials.Select(trial => trial.Outcome));
        Assert.Equal(2, report.Count(SweepTrialOutcome.Failed));
        Assert.IsType<InvalidDataException>(report.Trials[1].Error);
        Assert.Equal(("failed", 1), (Server.Run(report.Trials[1].RunId).State, Server.Run(report.Trials[1].RunId).ExitCode));
        Assert.Contains(Logger.Entries, entry => entry.Text.Contains(report.Trials[1].RunId, StringComparison.Ordinal) && entry.Id == 123);
    }

    [Fact]
    public async Task Three_failures_in_the_first_minute_end_the_agent()
    {
        using Sweep sweep = await CreateAsync();

        SweepReport report = await sweep.RunAgentAsync(new SweptConfig(), (_, _, _) => throw new InvalidDataException("always"), Agent);

        Assert.Equal((SweepAgentEnd.Failures, 3), (report.End, report.Trials.Count));
        Assert.Contains(Logger.Entries, entry => entry.Text.Contains("3 trials failed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_trial_that_the_sweep_stops_early_sees_its_token_cancelled_and_the_next_one_runs()
    {
        using Sweep sweep = await CreateAsync(runCap: 3);
        Server.Sweeps[0].StopTrialsWhere(run => run.Values("loss").Count >= 2 && run.Values("loss")[0] > 0.15);

        SweepReport report = await sweep.RunAgentAsync(new SweptConfig(), async (config, run, cancellation) =>
        {
            run.Log("loss", config.LearningRate * config.Optimizer.Warmup);
            run.Log("loss", config.LearningRate * config.Optimizer.Warmup);
            if (config.Optimizer.Warmup == 2)
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
        }, Agent);

        Assert.Equal([SweepTrialOutcome.Finished, SweepTrialOutcome.Stopped, SweepTrialOutcome.Finished], report.Trials.Select(trial => trial.Outcome));
        Assert.Equal(255, Server.Run(report.Trials[1].RunId).ExitCode);
        Assert.Equal([0.2, 0.2], Server.Run(report.Trials[1].RunId).Values("loss"));
        Assert.Empty(Server.Violations);
    }

    [Fact]
    public async Task The_stop_button_of_a_run_stops_its_trial()
    {
        using Sweep sweep = await CreateAsync(runCap: 1);

        SweepReport report = await sweep.RunAgentAsync(new SweptConfig(), async (_, run, cancellation) =>
        {
            run.Log("loss", 1.0);
            Server.Run(run.Id).RequestStop();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
        }, Agent);

        Assert.Equal(SweepTrialOutcome.Stopped, Assert.Single(report.Trials).Outcome);
    }

    [Fact]
    public async Task A_cancelled_sweep_stops_the_trial_that_runs_and_ends_the_agent()
    {
        using Sweep sweep = await CreateAsync(SweepMethod.Random);

        SweepReport report = await sweep.RunAgentAsync(new SweptConfig(), async (_, _, cancellation) =>
        {
            await sweep.CancelAsync(CancellationToken.None);
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
        }, Agent);

        Assert.Equal((SweepAgentEnd.SweepEnded, SweepTrialOutcome.Stopped), (report.End, Assert.Single(report.Trials).Outcome));
        Assert.Equal(SweepStatus.Canceled, await sweep.GetStatusAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() => sweep.PauseAsync());
    }

    [Fact]
    public async Task A_caller_who_cancels_gets_the_trial_ended_first()
    {
        using Sweep sweep = await CreateAsync(SweepMethod.Random);
        using CancellationTokenSource cancelled = new();
        string? id = null;
        bool ended = false;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sweep.RunAgentAsync(new SweptConfig(), async (_, run, cancellation) =>
        {
            id = run.Id;
            await cancelled.CancelAsync();
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
            }
            finally
            {
                ended = true;
            }
        }, Agent, cancelled.Token));

        Assert.True(ended);
        Assert.Equal(255, Server.Run(id!).ExitCode);
    }

    [Fact]
    public async Task A_sweep_that_is_deleted_lets_the_trial_come_to_its_end()
    {
        using Sweep sweep = await CreateAsync(SweepMethod.Random);
        SweepState state = Server.Sweeps[0];

        SweepReport report = await sweep.RunAgentAsync(new SweptConfig(), async (_, run, _) =>
        {
            int heartbeats = Server.Requests.Count(request => request.Operation == "Heartbeat");
            state.Delete();
            while (Server.Requests.Count(request => request.Operation == "Heartbeat") == heartbeats)
                await Task.Yield();
            run.Log("loss", 1.0);
        }, Agent);

        Assert.Equal((SweepAgentEnd.SweepGone, SweepTrialOutcome.Finished), (report.End, Assert.Single(report.Trials).Outcome));
        Assert.Equal([1.0], Server.Run(report.Trials[0].RunId).Values("loss"));
    }

    [Fact]
    public async Task A_paused_sweep_is_waited_for()
    {
        using Sweep sweep = await CreateAsync(runCap: 2);
        SweepState state = Server.Sweeps[0];

        Task<SweepReport> agent = sweep.RunAgentAsync(new SweptConfig(), (_, _, _) =>
        {
            if (state.Trials.Count == 1)
                state.Pause();
            return Task.CompletedTask;
        }, Agent);
        while (state.HeartbeatCount < 6)
            await Task.Yield();
        Assert.Equal((1, false), (state.Trials.Count, agent.IsCompleted));
        await sweep.ResumeAsync();

        Assert.Equal(2, (await agent).Trials.Count);
    }

    [Fact]
    public async Task Failing_heartbeats_and_lost_answers_do_not_stop_the_agent()
    {
        using Sweep sweep = await CreateAsync();
        Server.Faults.Add("Heartbeat", Fault.Status(503), times: 2, skip: 1);
        Server.Faults.Add("Heartbeat", Fault.GraphQLErrors("try again"), times: 2, skip: 3);
        Server.Faults.Add("Heartbeat", Fault.ResetBeforeReading(), times: 1, skip: 6);
        Server.Faults.Add("CreateAgent", Fault.Status(500), times: 1);

        SweepReport report = await sweep.RunAgentAsync(new SweptConfig(), (_, _, _) => Task.CompletedTask, Agent);

        Assert.Equal((6, SweepAgentEnd.SweepEnded), (report.Trials.Count, report.End));
        Assert.Empty(Server.Violations);
    }

    [Fact]
    public async Task Values_that_do_not_fit_the_config_end_the_agent_with_the_names_of_the_members()
    {
        SweepSpace space = SweepSpace.Of<SweptConfig>().Constant("steps", 0.5).Constant("dropout", 0.5);
        space.Nested("optimizer").Constant("warmup", "long");
        using Sweep sweep = await Wandb.CreateSweepAsync(space, new SweepOptions { RunOptions = Options() });

        WandbException exception = await Assert.ThrowsAsync<WandbException>(
            () => sweep.RunAgentAsync(new SweptConfig(), (_, _, _) => Task.CompletedTask, Agent));

        Assert.Contains("SweptConfig", exception.Message, StringComparison.Ordinal);
        Assert.Contains("optimizer.warmup: expected a whole number, found \"long\"", exception.Message, StringComparison.Ordinal);
        Assert.Contains("steps: expected a whole number, found 0.5", exception.Message, StringComparison.Ordinal);
        Assert.Contains("dropout: is no member of the config", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_that_the_sweep_has_set_cannot_be_changed()
    {
        using Sweep sweep = await CreateAsync(runCap: 1);

        SweepReport report = await sweep.RunAgentAsync(new SweptConfig(), (_, run, _) =>
        {
            run.Config.Set("learning_rate", 5, allowValueChange: true);
            run.Config["other"] = 1;
            return Task.CompletedTask;
        }, Agent);

        JsonObject config = Server.Run(report.Trials[0].RunId).Config;
        Assert.Equal((0.1, 1), (config["learning_rate"]!.GetValue<double>(), config["other"]!.GetValue<int>()));
        Assert.Contains(Logger.Entries, entry => entry.Text.Contains("'learning_rate' was set by the sweep", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Trials_can_be_recorded_offline_and_keep_their_sweep()
    {
        using Sweep sweep = await CreateAsync(options: Options(mode: RunMode.Offline), runCap: 1);

        SweepReport report = await sweep.RunAgentAsync(new SweptConfig(), (_, run, _) =>
        {
            run.Log("loss", 1.0);
            return Task.CompletedTask;
        }, new SweepAgentOptions { Count = 1, Interval = Agent.Interval });

        Assert.Equal(sweep.Id, LoggedSweepId(report.Trials[0].RunId));
        Assert.Equal(0, Server.Run(report.Trials[0].RunId).UpsertCount);
    }

    [Fact]
    public async Task A_sweep_that_is_not_there_is_an_error_that_names_it()
    {
        using Sweep sweep = Wandb.OpenSweep("swept/nothing1", Options());

        WandbException exception = await Assert.ThrowsAsync<WandbException>(() => sweep.GetStatusAsync());
        Assert.Contains("swept/nothing1", exception.Message, StringComparison.Ordinal);
        exception = await Assert.ThrowsAsync<WandbException>(() => sweep.RunAgentAsync(new SweptConfig(), (_, _, _) => Task.CompletedTask, Agent));
        Assert.Contains("swept/nothing1", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_older_server_is_asked_for_less()
    {
        Server.Faults.Add("UpsertSweep", Fault.GraphQLErrors("Unknown argument launchScheduler"), times: 1);
        using Sweep sweep = await CreateAsync();

        FakeRequest[] requests = [.. Server.Requests.Where(request => request.Operation == "UpsertSweep")];
        Assert.Equal(2, requests.Length);
        Assert.Equal([true, false], requests.Select(request => request.Variables!.ContainsKey("templateVariableValues")));
        Assert.Equal(sweep.Id, Assert.Single(Server.Sweeps).Id);
    }

    private string LoggedSweepId(string runId)
    {
        string log = Assert.Single(Directory.EnumerateFiles(Folder, $"run-{runId}.wandb", SearchOption.AllDirectories), log => !log.Contains("latest-run", StringComparison.Ordinal));
        return Assert.Single(LogDecoder.Decode(log), record => record.Run is not null).Run.SweepId;
    }
}
