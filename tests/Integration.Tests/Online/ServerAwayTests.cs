using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Instrument.Testing;

namespace Instrument.Integration.Tests.Online;

/// <summary>Runs whose server is not there, comes late, or does not answer.</summary>
public sealed class ServerAwayTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_run_starts_and_logs_without_a_server_and_leaves_everything_in_its_log()
    {
        RunOptions options = Unreachable(TimeSpan.FromMilliseconds(500));
        Run run = Wandb.Init(options);
        for (int row = 0; row < 100; row++)
            run.Log("value", row);
        RunReceipt receipt = await run.FinishAsync();

        Assert.Equal((100, 0, 100), (receipt.Kept, receipt.Sent, receipt.Pending));
        Assert.NotNull(receipt.SendError);
        Assert.Null(receipt.Url);
        Assert.False(File.Exists(receipt.LogPath + ".synced"));
    }

    [Fact]
    public async Task Finish_gives_up_when_nothing_was_accepted_for_the_time_it_has()
    {
        TimeSpan limit = TimeSpan.FromMilliseconds(800);
        Run run = Wandb.Init(Unreachable(limit));
        run.Log("value", 1.0);
        long before = Stopwatch.GetTimestamp();
        await run.FinishAsync();

        Assert.InRange(Stopwatch.GetElapsedTime(before), limit, TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_cancelled_end_leaves_the_rest_to_a_later_upload()
    {
        using CancellationTokenSource cancelled = new();
        await cancelled.CancelAsync();
        Run run = Wandb.Init(Unreachable(TimeSpan.FromMinutes(5)));
        run.Log("value", 1.0);
        RunReceipt receipt = await run.FinishAsync(cancellationToken: cancelled.Token);

        Assert.Equal((1, 1), (receipt.Kept, receipt.Pending));
    }

    [Fact]
    public async Task Rows_that_were_logged_while_the_server_was_away_arrive_when_it_is_back()
    {
        await using FakeWandbServer server = await FakeWandbServer.StartAsync();
        FaultRule away = server.Faults.Add(FakeRoute.GraphQL, Fault.Status(503), times: null);
        Run run = Wandb.Init(OnlineRun.Options(server, _directory, "patient"));
        for (int row = 0; row < 5000; row++)
            run.Log("value", row);
        while (server.Requests.Count < 5)
            await Task.Yield();
        away.Lift();
        RunReceipt receipt = await run.FinishAsync();

        Assert.Null(receipt.SendError);
        Assert.Empty(server.Violations);
        Assert.Equal(Enumerable.Range(0, 5000).Select(row => (double)row), server.Run("patient").Values("value"));
    }

    private RunOptions Unreachable(TimeSpan stall)
    {
        // A port that was free a moment ago refuses connections.
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        return new RunOptions
        {
            Project = "away",
            Directory = _directory.Path,
            Quiet = true,
            Reinit = Reinit.CreateNew,
            ApiKey = new string('a', 40),
            BaseUrl = new Uri($"http://127.0.0.1:{port}"),
            StallTimeout = stall,
            FinishOnSignals = false,
            EnvironmentVariable = OnlineRun.Environment,
        };
    }
}
