using Instrument.Testing;

namespace Instrument.Integration.Tests.Online;

/// <summary>The end of a run whose server takes nothing: by a clock that the test moves, so that no time decides but the rule's.</summary>
public sealed class StalledEndTests : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan Stall = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly TemporaryDirectory _directory = new();
    private readonly ManualTimeProvider _clock = new();
    private FakeWandbServer _server = null!;

    public async Task InitializeAsync() => _server = await FakeWandbServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData(FakeRoute.GraphQL)]
    [InlineData(FakeRoute.FileStream)]
    [InlineData(FakeRoute.Upload)]
    public async Task Finish_comes_back_within_a_second_after_the_stall(FakeRoute silent)
    {
        // The server takes the connection and never answers.
        _server.Faults.Add(silent, Fault.Hang(), times: null);
        Run run = Start();
        for (int row = 0; row < 100; row++)
            run.Log("value", row);
        await _server.Requests.WaitUntilAsync(requests => requests.Any(request => request.Route == (silent == FakeRoute.Upload ? FakeRoute.FileStream : silent)));
        Task<RunReceipt> end = run.FinishAsync();
        await _server.Requests.WaitUntilAsync(requests => requests.Any(request => request.Route == silent));
        await _clock.TimerAsync(Stall);

        // Heartbeats go on where only uploads hang, and are no progress.
        _clock.Advance(Stall - TimeSpan.FromSeconds(1));
        Assert.False(end.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(2));
        RunReceipt receipt = await end.WaitAsync(Patience);

        Assert.Equal(100, receipt.Kept);
        Assert.Equal(silent == FakeRoute.Upload ? 100 : 0, receipt.Sent);
        Assert.NotNull(receipt.SendError);
        Assert.False(File.Exists(receipt.LogPath + ".synced"));
    }

    private Run Start()
    {
        RunOptions options = OnlineRun.Options(_server, _directory, "stalled");
        return Wandb.Init(new RunOptions
        {
            Project = options.Project,
            RunId = options.RunId,
            Directory = options.Directory,
            Quiet = true,
            Reinit = Reinit.CreateNew,
            ApiKey = _server.ApiKey,
            BaseUrl = options.BaseUrl,
            StallTimeout = Stall,
            FinishOnSignals = false,
            EnvironmentVariable = OnlineRun.Environment,
            TimeProvider = _clock,
        });
    }
}
