using Instrument.Artifacts;
using Instrument.Integration.Tests.Online;
using Instrument.Integration.Tests.Processes;
using Instrument.Shipping;
using Instrument.Testing;

namespace Instrument.Integration.Tests.Artifacts;

/// <summary>Versions that several writers make together.</summary>
public sealed class DistributedArtifactTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private FakeWandbServer _server = null!;

    public async Task InitializeAsync() => _server = await FakeWandbServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Several_processes_write_one_version()
    {
        const int Writers = 3;
        const int Files = 30;
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(async part =>
        {
            Dictionary<string, string> environment = OnlineRun.ProcessEnvironment(_server);
            environment["WANDB_DATA_DIR"] = _directory.File("data");
            environment["WANDB_CACHE_DIR"] = _directory.File("cache");
            environment["WANDB_RUN_ID"] = $"writer{part}";
            using ChildProcess child = new(["part", $"{part}", $"{Files}", "job-7"], _directory, environment);
            await child.WaitForAsync("sent");
            Assert.Equal(0, await child.WaitForExitAsync());
        }));
        Assert.Equal("PENDING", Assert.Single(_server.Artifacts).State);

        await using Run run = Wandb.Init(ArtifactRun.Options(_server, _directory, "last"));
        LoggedArtifact finished = run.FinishArtifact(ArtifactRun.Of(_directory, ("index.txt", "3 parts")), "job-7", ["whole"]);
        await finished.WaitAsync();

        ArtifactState state = _server.Artifact("iris:whole", "online");
        Assert.Equal(("v0", Writers * Files + 1, finished.Id), (state.Version, state.Files.Count, state.Id));
        for (int part = 0; part < Writers; part++)
        {
            foreach ((string path, byte[] content) in SeededFiles.Of(part, Files))
                Assert.Equal(content, state.Files[$"part {part}/{path}"].ToArray());
        }
        StoredArtifact stored = await run.UseArtifactAsync("iris:whole");
        Assert.Equal(state.Files.Count, (await stored.GetEntriesAsync()).Count);
        Assert.Empty((await stored.VerifyAsync(await stored.DownloadAsync())).Missing);
        await run.FinishAsync();
        Assert.Empty(_server.Violations);
    }

    [Fact]
    public async Task The_group_is_what_parts_have_in_common_and_a_new_one_makes_a_new_version()
    {
        await using Run run = Wandb.Init(ArtifactRun.Options(_server, _directory, "grouped", group: "job-1"));
        run.UpsertArtifact(ArtifactRun.Of(_directory, ("a.txt", "a")));
        LoggedArtifact first = run.FinishArtifact(ArtifactRun.Of(_directory, ("b.txt", "b")));
        // The same content as the first part alone: it is a part again and no version that is there.
        run.UpsertArtifact(ArtifactRun.Of(_directory, ("a.txt", "a"), ("b.txt", "b")), "job-2");
        LoggedArtifact second = run.FinishArtifact(ArtifactRun.Of(_directory), "job-2");
        await run.FinishAsync();
        Assert.Equal(("v0", "v1"), (first.Version, second.Version));
        Assert.All(_server.Artifacts, state => Assert.Equal(["a.txt", "b.txt"], state.Files.Keys.Order(StringComparer.Ordinal)));
        Assert.Empty(_server.Violations);
    }

    [Fact]
    public async Task A_part_that_comes_too_late_is_an_error_and_no_silent_loss()
    {
        await using Run run = Wandb.Init(ArtifactRun.Options(_server, _directory, "late"));
        await run.FinishArtifact(ArtifactRun.Of(_directory, ("a.txt", "a")), "job").WaitAsync();
        LoggedArtifact late = run.UpsertArtifact(ArtifactRun.Of(_directory, ("b.txt", "b")), "job");
        WandbException exception = await Assert.ThrowsAsync<WandbException>(() => late.WaitAsync());
        Assert.Contains("was finished before this part", exception.Message, StringComparison.Ordinal);
        await run.FinishAsync();
        Assert.Single(_server.Artifacts);
        Assert.Empty(_server.Violations);
    }

    [Fact]
    public async Task A_writer_that_stops_between_its_steps_goes_on_with_its_part()
    {
        string log;
        using (Run run = Wandb.Init(ArtifactRun.Offline(_directory, "stops")))
        {
            run.UpsertArtifact(ArtifactRun.Of(_directory, ("a.txt", "a")), "job");
            run.FinishArtifact(ArtifactRun.Of(_directory, ("b.txt", "b")), "job");
            log = run.LogPath!;
        }
        // The answer to each request in turn is lost for good, after the server has done it.
        for (int step = 1; ; step++)
        {
            Assert.InRange(step, 1, 60);
            int seen = 0;
            using CancellationTokenSource stop = new();
            using FaultRule rule = _server.Faults.Add(new FaultRule
            {
                Fault = Fault.ResetAfterStoring(),
                When = request =>
                {
                    if (Interlocked.Increment(ref seen) != step)
                        return false;
                    _ = stop.CancelAsync();
                    return true;
                },
            });
            ShipOutcome outcome = await ArtifactRun.SyncAsync(_server, _directory, log, cancellation: stop.Token);
            if (outcome is { IsComplete: true, Error: null })
                break;
            Assert.All(outcome.FailedArtifacts.Values, error => Assert.Contains("given up", error, StringComparison.Ordinal));
        }
        ArtifactState state = Assert.Single(_server.Artifacts);
        Assert.Equal(["a.txt", "b.txt"], state.Files.Keys.Order(StringComparer.Ordinal));
        Assert.Empty(_server.Violations);
    }

    [Fact]
    public void Parts_need_something_in_common()
    {
        using Run run = Wandb.Init(ArtifactRun.Offline(_directory, "alone"));
        using Artifact part = ArtifactRun.Of(_directory, ("a.txt", "a"));
        Assert.Contains("RunOptions.Group", Assert.Throws<ArgumentException>(() => run.UpsertArtifact(part)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => run.FinishArtifact(part, new string('x', 129)));
        using Artifact incremental = new("iris", "dataset", ArtifactRun.Paths(_directory), TimeProvider.System) { IsIncremental = true };
        Assert.Throws<ArgumentException>(() => run.UpsertArtifact(incremental, "job"));
        Assert.False(part.IsLogged);
    }
}
