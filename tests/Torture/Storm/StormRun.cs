using Instrument.Testing;

namespace Instrument.Torture.Storm;

/// <summary>One run of a storm: processes that log into it behind a failing server and are killed, until one ends it or the tool sends it.</summary>
internal sealed class StormRun(int seed) : IAsyncDisposable
{
    /// <summary>The run's id.</summary>
    public const string Id = "storm";

    private const int MaxKills = 3;

    // All that a client should get over by trying again.
    private static readonly Fault[] Faults =
    [
        Fault.TooManyRequests(),
        Fault.TooManyRequests("1"),
        Fault.TooManyRequests("0"),
        Fault.Status(500),
        Fault.Status(502, afterStoring: true),
        Fault.Status(503),
        Fault.ResetBeforeReading(),
        Fault.ResetAfterStoring(),
        Fault.HalfAnswer(),
        Fault.MalformedJson(),
    ];

    private readonly Random _random = new(seed);
    private readonly TemporaryDirectory _directory = new();

    /// <summary>Of the run's choices.</summary>
    public int Seed => seed;

    /// <summary>The server.</summary>
    public FakeWandbServer Server { get; private set; } = null!;

    /// <summary>Where the run's processes write.</summary>
    public string WandbDirectory => Path.Combine(_directory.Path, "wandb");

    /// <summary>How often a process that logs was killed.</summary>
    public int Kills { get; private set; }

    /// <summary>How often the tool was killed.</summary>
    public int SyncKills { get; private set; }

    /// <summary>How often a killed run was resumed by another process.</summary>
    public int Resumes { get; private set; }

    /// <summary>Whether the tool was to send what the processes have left.</summary>
    public bool WasSynced { get; private set; }

    /// <summary>Lets the storm pass.</summary>
    /// <returns>What went wrong with a process; <see langword="null"/> if nothing did.</returns>
    public async Task<string?> PassAsync()
    {
        Server = await FakeWandbServer.StartAsync().ConfigureAwait(false);
        Server.Faults.StartRandom(new RandomFaults { Seed = seed, Probability = _random.NextDouble() / 2, Faults = Faults });
        int toKill = _random.Next(5) < 3 ? _random.Next(1, MaxKills + 1) : 0;
        int process = 0;
        for (; process < toKill; process++)
        {
            using StormProcess child = Start(process);
            await child.ReadLineAsync().ConfigureAwait(false);
            if (await child.KillAfterAsync(Moment()).ConfigureAwait(false))
                Kills++;
        }
        string? error = Kills != 0 && _random.Next(2) == 0 ? await SyncAsync().ConfigureAwait(false) : await EndAsync(process).ConfigureAwait(false);
        Server.Faults.StopRandom();
        return error;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync().ConfigureAwait(false);
        _directory.Dispose();
    }

    /// <summary>The environment of a process whose waits and pauses suit a run of a second.</summary>
    /// <param name="server">The server.</param>
    /// <param name="directory">Where the run lies.</param>
    /// <param name="runId">The run's id.</param>
    public static Dictionary<string, string> Variables(FakeWandbServer server, TemporaryDirectory directory, string runId)
    {
        Dictionary<string, string> variables = new()
        {
            ["WANDB_API_KEY"] = server.ApiKey,
            ["WANDB_BASE_URL"] = server.BaseUrl,
            ["WANDB_MODE"] = "online",
            ["WANDB_RESUME"] = "allow",
            ["WANDB_DIR"] = directory.Path,
            ["WANDB_RUN_ID"] = runId,
            ["WANDB_X_FILE_STREAM_TRANSMIT_INTERVAL"] = "0.05",
        };
        foreach (string client in (string[])["GRAPHQL", "FILE_STREAM", "FILE_TRANSFER"])
        {
            variables[$"WANDB_X_{client}_RETRY_WAIT_MIN_SECONDS"] = "0.01";
            variables[$"WANDB_X_{client}_RETRY_WAIT_MAX_SECONDS"] = "0.05";
        }
        return variables;
    }

    private StormProcess Start(int process)
    {
        if (process != 0)
            Resumes++;
        return StormProcess.Log(StormPlan.Random(_random, process), Environment());
    }

    private async Task<string?> EndAsync(int process)
    {
        using StormProcess last = Start(process);
        return await last.EndAsync().ConfigureAwait(false);
    }

    private async Task<string?> SyncAsync()
    {
        WasSynced = true;
        for (int kill = _random.Next(3); kill > 0; kill--)
        {
            using StormProcess killed = StormProcess.Sync(Environment());
            if (await killed.KillAfterAsync(Moment()).ConfigureAwait(false))
                SyncKills++;
        }
        using StormProcess sync = StormProcess.Sync(Environment());
        return await sync.EndAsync().ConfigureAwait(false);
    }

    private TimeSpan Moment() => TimeSpan.FromMilliseconds(_random.Next(600));

    private Dictionary<string, string> Environment() => Variables(Server, _directory, Id);
}
