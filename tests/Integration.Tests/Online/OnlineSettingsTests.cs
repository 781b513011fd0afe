using Instrument.Testing;

namespace Instrument.Integration.Tests.Online;

/// <summary>Settings of the environment that change how a run is sent.</summary>
public sealed class OnlineSettingsTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private FakeWandbServer _server = null!;

    public async Task InitializeAsync() => _server = await FakeWandbServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Who_wants_no_run_whose_rows_do_not_arrive_is_asked_to_stop()
    {
        _server.Faults.Add(FakeRoute.FileStream, Fault.Status(403), times: null);
        RunOptions options = OnlineRun.Options(_server, _directory, "fatal");
        Run run = Wandb.Init(new RunOptions
        {
            Project = options.Project,
            RunId = options.RunId,
            Directory = options.Directory,
            Quiet = true,
            Reinit = Reinit.CreateNew,
            ApiKey = _server.ApiKey,
            BaseUrl = options.BaseUrl,
            FinishOnSignals = false,
            EnvironmentVariable = name => name == "WANDB_STOP_ON_FATAL_ERROR" ? "true" : OnlineRun.Environment(name),
        });
        TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenRegistration registration = run.StopRequested.Register(stopped.SetResult);
        run.Log("value", 1.0);

        await stopped.Task.WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(1, (await run.FinishAsync()).Kept);
    }

    [Fact]
    public async Task A_server_that_makes_the_summary_itself_gets_none()
    {
        RunOptions options = OnlineRun.Options(_server, _directory, "derived");
        Run run = Wandb.Init(new RunOptions
        {
            Project = options.Project,
            RunId = options.RunId,
            Directory = options.Directory,
            Quiet = true,
            Reinit = Reinit.CreateNew,
            ApiKey = _server.ApiKey,
            BaseUrl = options.BaseUrl,
            FinishOnSignals = false,
            EnvironmentVariable = name => name == "WANDB_X_SERVER_SIDE_DERIVED_SUMMARY" ? "true" : OnlineRun.Environment(name),
        });
        run.Log("value", 1.0);
        Assert.Null((await run.FinishAsync()).SendError);

        Assert.Null(_server.Run("derived").SummaryText);
        Assert.All(_server.Requests.Where(request => request.Route == FakeRoute.FileStream), request => Assert.Equal("true", request.Headers["X-WANDB-SERVER-SIDE-DERIVED-SUMMARY"]));
    }
}
