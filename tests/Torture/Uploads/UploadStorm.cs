using Instrument.Testing;
using Instrument.Torture.Storm;

namespace Instrument.Torture.Uploads;

/// <summary>
/// Uploads of one run behind a failing server: its process, and then <c>instrument sync</c>, are killed when the server has seen a certain
/// number of their requests, until the last one is let through.
/// </summary>
internal sealed class UploadStorm(int seed) : IAsyncDisposable
{
    private const string RunId = "uploads";
    private const int MaxKills = 4;

    // About one for each file; a later process has fewer left to send.
    private const int RequestsOfVersion = 200;

    private static readonly Fault[] Faults =
    [
        Fault.Status(500), Fault.Status(502, afterStoring: true), Fault.Status(503), Fault.ResetBeforeReading(), Fault.ResetAfterStoring(), Fault.HalfAnswer(),
        Fault.MalformedJson(),
    ];

    private readonly Random _random = new(seed);
    private readonly TemporaryDirectory _directory = new();

    /// <summary>Of the choices.</summary>
    public int Seed => seed;

    /// <summary>What is logged.</summary>
    public UploadPlan Plan { get; private set; } = null!;

    /// <summary>The server.</summary>
    public FakeWandbServer Server { get; private set; } = null!;

    /// <summary>How often a process was killed.</summary>
    public int Kills { get; private set; }

    /// <summary>How many artifacts the process had logged before it was killed, or had ended.</summary>
    public int Acknowledged { get; private set; }

    /// <summary>The run's log; <see langword="null"/> if the process was killed before it was there.</summary>
    public string? LogPath
    {
        get
        {
            DirectoryInfo runs = new(Path.Combine(_directory.Path, "wandb"));
            return runs.Exists && runs.GetDirectories("run-*") is [var run] && Path.Combine(run.FullName, $"run-{RunId}.wandb") is var log && File.Exists(log) ? log : null;
        }
    }

    /// <summary>Lets the storm pass.</summary>
    /// <param name="check">Called whenever no process runs.</param>
    /// <returns>What went wrong with a process; <see langword="null"/> if nothing did.</returns>
    public async Task<string?> PassAsync(Action<UploadStorm> check)
    {
        Server = await FakeWandbServer.StartAsync().ConfigureAwait(false);
        Plan = new UploadPlan(_random.Next(1_000_000), _random.Next(1, 3));
        Server.Faults.StartRandom(new RandomFaults { Seed = seed, Probability = _random.NextDouble() / 4, Faults = Faults });
        int kills = _random.Next(1, MaxKills + 1);
        using (StormProcess child = StormProcess.Upload(Plan, Environment()))
        {
            bool isKilled = await KillAtRequestAsync(child).ConfigureAwait(false);
            Acknowledged = (await child.ReadOutputAsync().ConfigureAwait(false)).Split('\n').Count(line => line.Trim() == UploadChild.Logged);
            if (!isKilled && await child.EndAsync().ConfigureAwait(false) is { } error)
                return error;
        }
        check(this);
        while (Kills < kills)
        {
            using StormProcess sync = StormProcess.Sync(Environment());
            bool isKilled = await KillAtRequestAsync(sync).ConfigureAwait(false);
            check(this);
            if (!isKilled)
                break;
        }
        Server.Faults.StopRandom();
        using StormProcess last = StormProcess.Sync(Environment());
        return await last.EndAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync().ConfigureAwait(false);
        _directory.Dispose();
    }

    // The step counts, not the time: a request is the last one that the process has sent. It is stored or not.
    private async Task<bool> KillAtRequestAsync(StormProcess process)
    {
        int at = _random.Next(1, RequestsOfVersion * Plan.Versions / (Kills + 1));
        bool beforeStoring = _random.Next(2) == 0;
        int seen = 0;
        using FaultRule rule = Server.Faults.Add(new FaultRule
        {
            Fault = Fault.ResetBeforeReading(),
            When = request =>
            {
                if (Interlocked.Increment(ref seen) != at)
                    return false;
                process.Kill();
                return beforeStoring;
            },
        });
        bool isKilled = await process.WasKilledAsync().ConfigureAwait(false);
        Kills += isKilled ? 1 : 0;
        return isKilled;
    }

    private Dictionary<string, string> Environment()
    {
        Dictionary<string, string> variables = StormRun.Variables(Server, _directory, RunId);
        variables["WANDB_DATA_DIR"] = Path.Combine(_directory.Path, "data");
        variables["WANDB_CACHE_DIR"] = Path.Combine(_directory.Path, "cache");
        return variables;
    }
}
