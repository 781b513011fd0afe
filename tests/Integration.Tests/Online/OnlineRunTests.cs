using Instrument.Testing;

namespace Instrument.Integration.Tests.Online;

public sealed class OnlineRunTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private FakeWandbServer _server = null!;

    public async Task InitializeAsync() => _server = await FakeWandbServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Everything_that_was_logged_is_at_the_server_when_the_run_has_finished()
    {
        Run run = Wandb.Init(OnlineRun.Options(_server, _directory, "whole"));
        for (int row = 0; row < 1000; row++)
            run.Log("loss", row / 4.0);
        RunReceipt receipt = await run.FinishAsync();

        Assert.Empty(_server.Violations);
        RunState state = _server.Run("whole");
        Assert.Equal(Enumerable.Range(0, 1000).Select(row => row / 4.0), state.Values("loss"));
        Assert.Equal(Enumerable.Range(0, 1000).Select(row => (double)row), state.Values("_step"));
        Assert.Equal(249.75, state.SummaryValue("loss"));
        Assert.Equal(("finished", 0), (state.State, state.ExitCode));
        Assert.Equal(["config.yaml", "wandb-metadata.json", "wandb-summary.json"], state.Files.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(state.Files.Keys.Order(StringComparer.Ordinal), state.Uploaded.Order(StringComparer.Ordinal));
        Assert.Equal((1000, 1000, 0, null), (receipt.Kept, receipt.Sent, receipt.Pending, receipt.SendError));
        Assert.Equal(3, receipt.UploadedFiles);
        Assert.EndsWith("/online/runs/whole", receipt.Url!.AbsolutePath, StringComparison.Ordinal);
        Assert.True(File.Exists(receipt.LogPath + ".synced"));
    }
}
