using Instrument.Artifacts;
using Instrument.Http;
using Instrument.Integration.Tests.Online;
using Instrument.Settings;
using Instrument.Shipping;
using Instrument.Shipping.Artifacts;
using Instrument.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Instrument.Integration.Tests.Artifacts;

/// <summary>Runs and shippings whose artifacts stay in the directory of a test.</summary>
internal static class ArtifactRun
{
    public static ArtifactPaths Paths(TemporaryDirectory directory) => new(name => Environment(name, directory), directory.Path, directory.Path);

    public static Artifact New(TemporaryDirectory directory, string name = "iris", string type = "dataset") =>
        new(name, type, Paths(directory), TimeProvider.System);

    /// <summary>An artifact with texts by their paths.</summary>
    public static Artifact Of(TemporaryDirectory directory, params (string Path, string Text)[] files)
    {
        Artifact artifact = New(directory);
        foreach ((string path, string text) in files)
            Add(artifact, path, text);
        return artifact;
    }

    public static void Add(Artifact artifact, string path, string text)
    {
        using StreamWriter file = new(artifact.NewFile(path));
        file.Write(text);
    }

    public static RunOptions Options(FakeWandbServer server, TemporaryDirectory directory, string runId, string? group = null) => new()
    {
        Group = group,
        Project = "online",
        RunId = runId,
        Directory = directory.Path,
        Quiet = true,
        Reinit = Reinit.CreateNew,
        ApiKey = server.ApiKey,
        BaseUrl = new Uri(server.BaseUrl),
        StallTimeout = TimeSpan.FromSeconds(30),
        FinishOnSignals = false,
        // The console belongs to the process, and so to all tests that run now.
        Console = ConsoleMode.Off,
        EnvironmentVariable = name => Environment(name, directory),
    };

    public static RunOptions Offline(TemporaryDirectory directory, string runId) => new()
    {
        Project = "online",
        Entity = "test-entity",
        RunId = runId,
        Directory = directory.Path,
        Mode = RunMode.Offline,
        Quiet = true,
        Reinit = Reinit.CreateNew,
        FinishOnSignals = false,
        // The console belongs to the process, and so to all tests that run now.
        Console = ConsoleMode.Off,
        EnvironmentVariable = name => Environment(name, directory),
    };

    public static ServerSettings Settings(FakeWandbServer server) => new()
    {
        Address = ServerAddress.Create(new Uri(server.BaseUrl), null),
        ApiKey = ApiKey.TryParse(server.ApiKey, out ApiKey? key, out string? rule) ? key : throw new ArgumentException(rule),
        GraphQl = Patience with { AttemptTimeout = TimeSpan.FromSeconds(30) },
        FileStream = Patience,
        FileTransfer = Patience,
    };

    /// <summary>Sends a log, as <c>instrument sync</c> does, until it is delivered or the caller gives up.</summary>
    public static async Task<ShipOutcome> SyncAsync(
        FakeWandbServer server, TemporaryDirectory directory, string log, ArtifactUploadOptions? limits = null, CancellationToken cancellation = default)
    {
        using WandbApi api = new(Settings(server), TimeProvider.System, NullLogger.Instance);
        using ShipSignal signal = new();
        signal.CompleteLog();
        ShipperOptions options = new()
        {
            TransmitInterval = TimeSpan.Zero,
            UpdateDelay = TimeSpan.Zero,
            Artifacts = limits ?? new ArtifactUploadOptions(),
        };
        ShipContext context = new(log, api, options, signal, new ShipProgress(TimeProvider.System), TimeProvider.System, NullLogger.Instance)
        {
            ArtifactPaths = Paths(directory),
        };
        return await new RunShipper(context).RunAsync(cancellation);
    }

    private static RetrySettings Patience => new()
    {
        MaxRetries = 20,
        FirstWait = TimeSpan.FromMilliseconds(2),
        LongestWait = TimeSpan.FromMilliseconds(20),
    };

    private static string? Environment(string name, TemporaryDirectory directory) => name switch
    {
        "WANDB_DATA_DIR" => directory.File("data"),
        "WANDB_CACHE_DIR" => directory.File("cache"),
        "WANDB_ARTIFACT_DIR" => directory.File("downloads"),
        _ => OnlineRun.Environment(name),
    };
}
