using System.Text.Json.Nodes;
using Instrument.Testing;

namespace Instrument.Integration.Tests.Online;

/// <summary>What an online run tells of program and machine, as the server has it.</summary>
public sealed class OnlineMetadataTests : IAsyncLifetime, IDisposable
{
    private const string Commit = "4f0c6f5b8d9a1e2c3b4a5d6e7f8091a2b3c4d5e6";
    private const string Secret = "hunter2hunter2";

    private readonly TemporaryDirectory _directory = new();
    private FakeWandbServer _server = null!;

    public async Task InitializeAsync() => _server = await FakeWandbServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task The_server_has_the_commit_and_what_was_found_out_beside_the_run_and_no_secret()
    {
        RunOptions options = OnlineRun.Options(_server, _directory, "told");
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
            Metadata = RunMetadata.All,
            EnvironmentVariable = name => name switch
            {
                "WANDB_ARGS" => $"[\"--token\", \"{Secret}\", \"--key={_server.ApiKey}\", \"--lr=0.1\"]",
                "WANDB_GIT_COMMIT" => Commit,
                "WANDB_GIT_REMOTE_URL" => $"https://ann:{Secret}@host.test/acme/proj.git",
                _ => OnlineRun.Environment(name),
            },
        });
        run.Log("loss", 1.0);
        RunReceipt receipt = await run.FinishAsync();

        Assert.Null(receipt.SendError);
        Assert.Empty(_server.Violations);
        RunState state = _server.Run("told");
        JsonNode metadata = JsonNode.Parse(state.Files["wandb-metadata.json"].Text)!;
        Assert.Equal(Commit, metadata["git"]!["commit"]!.GetValue<string>());
        Assert.Equal("https://host.test/acme/proj.git", metadata["git"]!["remote"]!.GetValue<string>());
        Assert.Equal(["--token", "***", "--key=***", "--lr=0.1"], metadata["args"]!.AsArray().Select(item => item!.GetValue<string>()));
        Assert.True(ulong.Parse(metadata["memory"]!["total"]!.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture) > 0);
        Assert.Contains(_server.Requests.Of("UpsertBucket"), request => request.Variables!["commit"]?.GetValue<string>() == Commit);
        Assert.All(Directory.EnumerateFiles(_directory.Path, "*", SearchOption.AllDirectories), file =>
        {
            string text = File.ReadAllText(file, System.Text.Encoding.Latin1);
            Assert.DoesNotContain(Secret, text, StringComparison.Ordinal);
            Assert.DoesNotContain(_server.ApiKey, text, StringComparison.Ordinal);
        });
    }
}
