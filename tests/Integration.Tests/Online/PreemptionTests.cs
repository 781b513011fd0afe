using Instrument.Integration.Tests.Processes;
using Instrument.Testing;

namespace Instrument.Integration.Tests.Online;

/// <summary>Machines that are taken away while a run goes on.</summary>
public sealed class PreemptionTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private FakeWandbServer _server = null!;

    public async Task InitializeAsync() => _server = await FakeWandbServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task An_announcement_reaches_the_server_while_the_run_goes_on()
    {
        Run run = Wandb.Init(OnlineRun.Options(_server, _directory, "preempted"));
        run.Log("value", 1.0);
        run.MarkPreempting();
        await _server.Requests.WaitUntilAsync(requests => requests.Any(request => request.Route == FakeRoute.FileStream && request.Body?["preempting"] is not null));
        run.Log("value", 2.0);
        await run.FinishAsync();

        Assert.Equal(1, _server.Run("preempted").PreemptingCount);
        Assert.Equal([1, 2], _server.Run("preempted").Values("value"));
        Assert.Empty(_server.Violations);
    }

    [Theory]
    [InlineData("TERM", 1)]
    [InlineData("INT", 0)]
    public async Task A_termination_is_announced_where_that_is_asked_for_and_everything_is_sent(string signal, int announcements)
    {
        // Windows has no such signals between processes.
        Assert.False(OperatingSystem.IsWindows());
        using ChildProcess child = new(
            "preempt", rows: 500, directory: _directory, environment: OnlineRun.ProcessEnvironment(_server).Where(variable => variable.Key != "WANDB_RESUME"));
        await child.WaitForAsync("logged");

        await child.SignalAsync(signal);

        Assert.Equal(signal == "TERM" ? 143 : 130, await child.WaitForExitAsync());
        RunState state = _server.Run("childrun");
        Assert.Equal((announcements, 500, "failed"), (state.PreemptingCount, state.History.Count, state.State));
        Assert.Empty(_server.Violations);
    }
}
