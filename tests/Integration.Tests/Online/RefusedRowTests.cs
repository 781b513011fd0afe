using System.Text.Json;
using Instrument.Testing;

namespace Instrument.Integration.Tests.Online;

/// <summary>Rows that the server does not take.</summary>
public sealed class RefusedRowTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_refused_row_is_set_aside_and_all_others_arrive_without_a_gap()
    {
        await using FakeWandbServer server = await FakeWandbServer.StartAsync();
        server.Faults.Add(new FaultRule
        {
            Fault = Fault.Status(400),
            Route = FakeRoute.FileStream,
            Times = null,
            When = request => request.Body?.ToJsonString().Contains("poison", StringComparison.Ordinal) == true,
        });
        Run run = Wandb.Init(OnlineRun.Options(server, _directory, "refused"));
        for (int row = 0; row < 200; row++)
            run.Log([new("value", row), new("text", row is 50 or 151 ? "poison" : "fine")]);
        RunReceipt receipt = await run.FinishAsync();

        Assert.Empty(server.Violations);
        Assert.Equal((200, 198, 2, 2), (receipt.Kept, receipt.Sent, receipt.Pending, receipt.Refused));
        Assert.Equal(Enumerable.Range(0, 200).Where(row => row is not (50 or 151)).Select(row => (double)row), server.Run("refused").Values("value"));
        string[] refused = await File.ReadAllLinesAsync(run.LogPath + ".refused.jsonl");
        Assert.Equal([50, 151], refused.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("place").GetInt32()));
        Assert.All(refused, line => Assert.Contains("poison", JsonDocument.Parse(line).RootElement.GetProperty("row").GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_row_that_is_longer_than_any_line_is_named_and_counted_and_the_others_arrive()
    {
        ListLogger logger = new();
        await using FakeWandbServer server = await FakeWandbServer.StartAsync();
        RunOptions options = OnlineRun.Options(server, _directory, "long");
        Run run = Wandb.Init(new RunOptions
        {
            Project = options.Project,
            RunId = options.RunId,
            Directory = options.Directory,
            Quiet = true,
            Reinit = Reinit.CreateNew,
            ApiKey = server.ApiKey,
            BaseUrl = options.BaseUrl,
            FinishOnSignals = false,
            EnvironmentVariable = OnlineRun.Environment,
            Logger = logger,
        });
        string tooLong = new('x', 10 * 1024 * 1024);
        for (int row = 0; row < 5; row++)
            run.Log([new("value", row), new("text", row == 2 ? tooLong : "short")]);
        RunReceipt receipt = await run.FinishAsync();

        Assert.Empty(server.Violations);
        Assert.Equal((5, 4, 1, 1), (receipt.Kept, receipt.Sent, receipt.Pending, receipt.Refused));
        Assert.Equal([0, 1, 3, 4], server.Run("long").Values("value"));
        JsonElement refused = JsonDocument.Parse(Assert.Single(await File.ReadAllLinesAsync(run.LogPath + ".refused.jsonl"))).RootElement;
        Assert.Equal(2, refused.GetProperty("place").GetInt32());
        Assert.Contains("longer than any line", refused.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Single(logger.Entries, entry => entry.Text.StartsWith("The server refuses a row: The row is longer than any line", StringComparison.Ordinal));
    }
}
