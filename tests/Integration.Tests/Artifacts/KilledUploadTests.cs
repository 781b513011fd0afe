using Instrument.Integration.Tests.Online;
using Instrument.Integration.Tests.Processes;
using Instrument.Pipeline;
using Instrument.Shipping;
using Instrument.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit.Abstractions;

namespace Instrument.Integration.Tests.Artifacts;

/// <summary>
/// Processes that are killed (SIGKILL) at a certain request of their uploads, whose logs are then sent: what was logged is committed once, with the
/// right bytes. The long form is <c>tests/Torture</c> (docs/torture.md), which kills the sending processes too.
/// </summary>
public sealed class KilledUploadTests(ITestOutputHelper output)
{
    private const int Versions = 2;
    private const int Files = 200;

    // Requests of an upload: about ten that make run and version, one a file, and those that end it.
    [Theory]
    [InlineData(1, 5, false)]
    [InlineData(2, 40, true)]
    [InlineData(3, 140, false)]
    [InlineData(4, 290, true)]
    public async Task An_upload_whose_process_is_killed_is_finished_by_a_later_one(int seed, int killAt, bool beforeStoring)
    {
        await using FakeWandbServer server = await FakeWandbServer.StartAsync();
        using TemporaryDirectory directory = new();
        server.Faults.StartRandom(new RandomFaults { Seed = seed, Probability = 0.1 });
        int logged = await KillAtAsync(server, directory, seed, killAt, beforeStoring);
        server.Faults.StopRandom();
        Check(server, seed);

        string log = Path.Combine(Directory.GetDirectories(directory.File("wandb"), "run-*").Single(), "run-childrun.wandb");
        RunRecovery.Recover(Path.ChangeExtension(log, ".rows"), TimeProvider.System, NullLogger.Instance);
        int recorded = LogDecoder.Decode(log).Count(record => record.Artifact is not null);
        Assert.InRange(recorded, logged, Versions);
        ShipOutcome outcome = await ArtifactRun.SyncAsync(server, directory, log);

        Assert.True(outcome is { IsComplete: true, Error: null }, $"{outcome.Error} {string.Join("; ", outcome.FailedArtifacts)}");
        Check(server, seed);
        Assert.Equal(recorded, server.Artifacts.Count);
        Assert.All(server.Artifacts, state => Assert.True(state.IsCommitted));
        Assert.Empty(server.Violations);
        output.WriteLine($"seed {seed}: {logged} logged, {recorded} recorded, {server.Requests.Count} requests");
    }

    private static async Task<int> KillAtAsync(FakeWandbServer server, TemporaryDirectory directory, int seed, int killAt, bool beforeStoring)
    {
        Dictionary<string, string> environment = OnlineRun.ProcessEnvironment(server);
        environment["WANDB_DATA_DIR"] = directory.File("data");
        environment["WANDB_CACHE_DIR"] = directory.File("cache");
        using ChildProcess child = new(["artifacts", $"{seed}", $"{Versions}", $"{Files}"], directory, environment);
        int seen = 0;
        using FaultRule kill = server.Faults.Add(new FaultRule
        {
            Fault = Fault.ResetBeforeReading(),
            When = _ =>
            {
                if (Interlocked.Increment(ref seen) != killAt)
                    return false;
                child.Kill();
                return beforeStoring;
            },
        });
        int code = await child.WaitForExitAsync();
        Assert.True(code != 0, "it has ended before it was to be killed");
        return (await child.ReadOutputAsync()).Split('\n').Count(line => line == "logged");
    }

    // What is committed is right, at any time; what is not is not to be seen.
    private static void Check(FakeWandbServer server, int seed)
    {
        foreach (ArtifactState state in server.Artifacts)
        {
            if (!state.IsCommitted)
            {
                Assert.Empty(state.Files);
                continue;
            }
            Dictionary<string, byte[]> expected = SeededFiles.Of(seed + (state.Version == "v0" ? 0 : 1), Files);
            Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), state.Files.Keys.Order(StringComparer.Ordinal));
            foreach ((string path, byte[] content) in expected)
                Assert.True(content.AsSpan().SequenceEqual(state.Files[path].Span), $"{state} has other bytes at {path}");
        }
    }
}
