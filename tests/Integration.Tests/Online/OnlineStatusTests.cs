using Instrument.Testing;

namespace Instrument.Integration.Tests.Online;

/// <summary>What a run tells about its way to the server.</summary>
public sealed class OnlineStatusTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Trouble_is_told_while_it_lasts_and_repeated_requests_are_counted()
    {
        await using FakeWandbServer server = await FakeWandbServer.StartAsync();
        FaultRule away = server.Faults.Add(FakeRoute.GraphQL, Fault.Status(503), times: null);
        Run run = Wandb.Init(OnlineRun.Options(server, _directory, "away"));
        run.Log("value", 1.0);

        Assert.True(SpinWait.SpinUntil(() => run.GetStatus() is { Trouble: not null, RepeatedRequests: > 0, Pending: 1 }, TimeSpan.FromMinutes(2)));
        Assert.True(run.GetStatus().IsSent);
        Assert.Null(run.GetStatus().SendError);
        away.Lift();
        await run.FinishAsync();

        RunStatus status = run.GetStatus();
        Assert.Equal((1, 1, 0), (status.Kept, status.Sent, status.Pending));
        Assert.Null(status.Trouble);
        Assert.Null(status.SendError);
        Assert.True(status.SentBytes > 0);
    }

    [Fact]
    public async Task A_run_that_the_server_refuses_says_why()
    {
        await using FakeWandbServer server = await FakeWandbServer.StartAsync();
        server.Faults.Add(FakeRoute.GraphQL, Fault.Status(403), times: null);
        Run run = Wandb.Init(OnlineRun.Options(server, _directory, "refused"));

        Assert.True(SpinWait.SpinUntil(() => run.GetStatus().SendError is not null, TimeSpan.FromMinutes(2)));
        await run.FinishAsync();
    }
}
