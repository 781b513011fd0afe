using System.Globalization;
using Instrument.Artifacts;
using Instrument.Shipping;
using Instrument.Shipping.Artifacts;
using Instrument.Testing;
using Xunit.Abstractions;

namespace Instrument.Integration.Tests.Artifacts;

/// <summary>
/// Uploads that are killed at random steps behind a server that fails at random: each is committed in the end with exactly the right bytes, and
/// until then it can be gone on with; no version is made twice.
/// </summary>
public sealed class ArtifactStormTests(ITestOutputHelper output)
{
    private const int Files = 200;

    // The long form: INSTRUMENT_STORM_UPLOADS=100.
    private static readonly int Uploads = int.Parse(Environment.GetEnvironmentVariable("INSTRUMENT_STORM_UPLOADS") ?? "4", CultureInfo.InvariantCulture);

    // All but those that a client has to wait for.
    private static readonly Fault[] Faults =
    [
        Fault.Status(500), Fault.Status(502, afterStoring: true), Fault.Status(503), Fault.ResetBeforeReading(), Fault.ResetAfterStoring(), Fault.HalfAnswer(),
    ];

    [Fact]
    public async Task Every_killed_upload_ends_committed_with_the_right_bytes()
    {
        int seed = Seed.Random(output).Next();
        int kills = 0;
        int requests = 0;
        for (int number = 0; number < Uploads; number++)
        {
            (int killed, int sent) = await UploadAsync(seed + number);
            kills += killed;
            requests += sent;
        }
        output.WriteLine($"{Uploads} uploads of {Files} files, {kills} kills, {requests} requests; all committed, no version twice");
    }

    private static async Task<(int Kills, int Requests)> UploadAsync(int seed)
    {
        Random random = new(seed);
        await using FakeWandbServer server = await FakeWandbServer.StartAsync();
        using TemporaryDirectory directory = new();
        Dictionary<string, byte[]>[] versions = [.. Enumerable.Range(0, 2).Select(_ => Contents(random))];
        string log = Log(directory, versions);
        ArtifactUploadOptions limits = new() { MultipartFrom = 1500, PartBytes = 600, Transfers = random.Next(1, 16), FirstBatch = random.Next(1, 40) };
        int kills = 0;
        while (true)
        {
            server.Faults.StartRandom(new RandomFaults { Seed = random.Next(), Probability = random.NextDouble() / 4, Faults = Faults });
            bool isKilled = kills < 12 && random.Next(8) != 0;
            ShipOutcome outcome = await SyncAsync(server, directory, log, limits, isKilled ? random.Next(1, 120) : int.MaxValue);
            server.Faults.StopRandom();
            Check(server, versions, seed);
            if (outcome is { IsComplete: true, Error: null })
                break;
            Assert.True(isKilled, $"seed {seed}: {outcome.Error}; {string.Join("; ", outcome.FailedArtifacts)}");
            kills++;
            Tear(log + ".artifacts", random);
        }
        Assert.Equal(["v0", "v1"], server.Artifacts.Select(state => state.Version!).Order(StringComparer.Ordinal));
        Assert.True(server.Violations.Count == 0, $"seed {seed}: {string.Join('\n', server.Violations)}");
        return (kills, server.Requests.Count);
    }

    private static async Task<ShipOutcome> SyncAsync(FakeWandbServer server, TemporaryDirectory directory, string log, ArtifactUploadOptions limits, int killAt)
    {
        using CancellationTokenSource kill = new();
        int seen = 0;
        using FaultRule count = server.Faults.Add(new FaultRule
        {
            Fault = Fault.Status(500),
            When = request =>
            {
                if (Interlocked.Increment(ref seen) == killAt)
                    _ = kill.CancelAsync();
                return false;
            },
        });
        return await ArtifactRun.SyncAsync(server, directory, log, limits, kill.Token);
    }

    // What is committed is right, at any time; what is not is not to be seen.
    private static void Check(FakeWandbServer server, Dictionary<string, byte[]>[] versions, int seed)
    {
        foreach (ArtifactState state in server.Artifacts)
        {
            if (!state.IsCommitted)
            {
                Assert.Empty(state.Files);
                continue;
            }
            Dictionary<string, byte[]> expected = versions[int.Parse(state.Version![1..], CultureInfo.InvariantCulture)];
            Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), state.Files.Keys.Order(StringComparer.Ordinal));
            foreach ((string path, byte[] content) in expected)
                Assert.True(content.AsSpan().SequenceEqual(state.Files[path].Span), $"seed {seed}: {path} has other bytes");
        }
    }

    private static Dictionary<string, byte[]> Contents(Random random)
    {
        Dictionary<string, byte[]> contents = [];
        for (int number = 0; number < Files; number++)
        {
            byte[] content = new byte[random.Next(10) == 0 ? random.Next(1500, 4000) : random.Next(0, 200)];
            random.NextBytes(content);
            contents[$"{number % 7}/file {number}.bin"] = content;
        }
        return contents;
    }

    private static string Log(TemporaryDirectory directory, Dictionary<string, byte[]>[] versions)
    {
        using Run run = Wandb.Init(ArtifactRun.Offline(directory, "storm"));
        run.Log("loss", 1.0);
        foreach (Dictionary<string, byte[]> contents in versions)
        {
            Artifact artifact = ArtifactRun.New(directory);
            foreach ((string path, byte[] content) in contents)
            {
                using Stream file = artifact.NewFile(path);
                file.Write(content);
            }
            run.LogArtifact(artifact);
        }
        return run.LogPath!;
    }

    // A kill leaves part of a line behind, or loses the last ones.
    private static void Tear(string journal, Random random)
    {
        if (!File.Exists(journal) || random.Next(2) == 0)
            return;
        using FileStream file = File.OpenWrite(journal);
        file.SetLength(Math.Max(0, file.Length - random.Next(0, 300)));
    }
}
