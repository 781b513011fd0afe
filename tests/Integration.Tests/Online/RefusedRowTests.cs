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
}
