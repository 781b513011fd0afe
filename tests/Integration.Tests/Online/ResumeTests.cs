using Instrument.Testing;

namespace Instrument.Integration.Tests.Online;

/// <summary>Runs that go on where they ended.</summary>
public sealed class ResumeTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private FakeWandbServer _server = null!;

    public async Task InitializeAsync() => _server = await FakeWandbServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_resumed_run_goes_on_at_the_next_step_and_keeps_what_was_there()
    {
        await LogAsync("again", RunResume.Allow, [1, 2, 3]);
        await LogAsync("again", RunResume.Must, [4, 5]);

        RunState state = _server.Run("again");
        Assert.Equal([1, 2, 3, 4, 5], state.Values("value"));
        Assert.Equal([0, 1, 2, 3, 4], state.Values("_step"));
        Assert.Equal(5, state.SummaryValue("value"));
        Assert.Equal("finished", state.State);
        Assert.Empty(_server.Violations);
    }

    [Fact]
    public async Task Another_machine_goes_on_with_what_the_server_has()
    {
        await LogAsync("moved", RunResume.None, [1, 2, 3]);
        using TemporaryDirectory other = new();
        await LogAsync("moved", RunResume.Must, [4], other);

        Assert.Equal([0, 1, 2, 3], _server.Run("moved").Values("_step"));
        Assert.Empty(_server.Violations);
    }

    [Fact]
    public async Task Must_needs_a_run_and_never_must_not_find_one()
    {
        WandbException missing = Assert.Throws<WandbException>(() => Wandb.Init(OnlineRun.Options(_server, _directory, "missing", RunResume.Must)));
        Assert.Contains("There is no run 'missing'", missing.Message, StringComparison.Ordinal);

        await LogAsync("there", RunResume.Never, [1]);
        WandbException exists = Assert.Throws<WandbException>(() => Wandb.Init(OnlineRun.Options(_server, _directory, "there", RunResume.Never)));
        Assert.Contains("exists already", exists.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Auto_goes_on_with_the_run_that_did_not_end_well()
    {
        string failed = await LogAsync(null, RunResume.Auto, [1], exitCode: 1);
        string resumed = await LogAsync(null, RunResume.Auto, [2]);
        string next = await LogAsync(null, RunResume.Auto, [3]);

        Assert.Equal(failed, resumed);
        Assert.NotEqual(failed, next);
        Assert.Equal([1, 2], _server.Run(failed).Values("value"));
        Assert.Equal([3], _server.Run(next).Values("value"));
    }

    [Fact]
    public async Task A_branch_starts_after_the_step_of_the_other_run_and_tells_the_server()
    {
        await LogAsync("trunk", RunResume.None, [1, 2, 3]);
        RunOptions options = OnlineRun.Options(_server, _directory, "branch");
        Run run = Wandb.Init(new RunOptions
        {
            Project = options.Project,
            RunId = "branch",
            ForkFrom = new RunMoment("trunk", 1),
            Directory = options.Directory,
            Quiet = true,
            Reinit = Reinit.CreateNew,
            ApiKey = _server.ApiKey,
            BaseUrl = options.BaseUrl,
            FinishOnSignals = false,
            EnvironmentVariable = OnlineRun.Environment,
        });
        run.Log("value", 9.0);
        await run.FinishAsync();

        RunState branch = _server.Run("branch");
        Assert.Equal([2], branch.Values("_step"));
        Assert.Equal(("trunk", 1), (branch.BranchPoint!.RunId, branch.BranchPoint.Step));
    }

    [Fact]
    public async Task A_run_that_is_taken_back_loses_what_came_after_the_step()
    {
        await LogAsync("back", RunResume.None, [1, 2, 3, 4]);
        RunOptions options = OnlineRun.Options(_server, _directory, "back");
        Run run = Wandb.Init(new RunOptions
        {
            Project = options.Project,
            ResumeFrom = new RunMoment("back", 1),
            Directory = options.Directory,
            Quiet = true,
            Reinit = Reinit.CreateNew,
            ApiKey = _server.ApiKey,
            BaseUrl = options.BaseUrl,
            FinishOnSignals = false,
            EnvironmentVariable = OnlineRun.Environment,
        });
        run.Log("value", 7.0);
        await run.FinishAsync();

        Assert.Equal([1, 2, 7], _server.Run("back").Values("value"));
        Assert.Equal([0, 1, 2], _server.Run("back").Values("_step"));
    }

    [Fact]
    public async Task The_stop_button_is_heard()
    {
        Run run = Wandb.Init(OnlineRun.Options(_server, _directory, "stop"));
        run.Log("value", 1.0);
        while (_server.Runs.Count == 0)
            await Task.Yield();
        _server.Run("stop").RequestStop();
        TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenRegistration registration = run.StopRequested.Register(stopped.SetResult);
        run.Log("value", 2.0);
        await stopped.Task.WaitAsync(TimeSpan.FromMinutes(1));
        await run.FinishAsync();
    }

    private async Task<string> LogAsync(string? id, RunResume resume, double[] values, TemporaryDirectory? directory = null, int exitCode = 0)
    {
        Run run = Wandb.Init(OnlineRun.Options(_server, directory ?? _directory, id, resume));
        foreach (double value in values)
            run.Log("value", value);
        RunReceipt receipt = await run.FinishAsync(exitCode);
        Assert.Null(receipt.SendError);
        return run.Id;
    }
}
