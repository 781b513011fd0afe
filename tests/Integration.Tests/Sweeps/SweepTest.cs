using Instrument.Integration.Tests.Online;
using Instrument.Testing;

namespace Instrument.Integration.Tests.Sweeps;

/// <summary>What tests of sweeps share: a server, a directory, and sweeps with waits that suit a test.</summary>
public abstract class SweepTest : IAsyncLifetime, IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private protected FakeWandbServer Server { get; private set; } = null!;

    private protected ListLogger Logger { get; } = new();

    private protected string Folder => _directory.Path;

    private protected static SweepAgentOptions Agent { get; } = new() { Interval = TimeSpan.FromMilliseconds(20) };

    public async Task InitializeAsync() => Server = await FakeWandbServer.StartAsync();

    public async Task DisposeAsync() => await Server.DisposeAsync();

    public void Dispose()
    {
        _directory.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected RunOptions Options(Func<string, string?>? environment = null, RunMode? mode = null) => new()
    {
        Project = "swept",
        Directory = Folder,
        Mode = mode,
        Quiet = true,
        Reinit = Reinit.CreateNew,
        ApiKey = Server.ApiKey,
        BaseUrl = new Uri(Server.BaseUrl),
        StallTimeout = TimeSpan.FromSeconds(30),
        FinishOnSignals = false,
        Logger = Logger,
        EnvironmentVariable = name => environment?.Invoke(name) ?? OnlineRun.Environment(name),
    };

    private protected Task<Sweep> CreateAsync(SweepMethod method = SweepMethod.Grid, int? runCap = null, RunOptions? options = null) =>
        Wandb.CreateSweepAsync<SweptConfig>(new SweepOptions
        {
            Method = method,
            Metric = "loss",
            EarlyStop = Hyperband.FromMinimum(2),
            RunCap = runCap,
            RunOptions = options ?? Options(),
        });
}
