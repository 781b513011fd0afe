using System.Text.Json.Nodes;
using Instrument.Testing;

namespace Instrument.Tool.Tests;

/// <summary>A server, a directory with runs, and the tool beside them, in the process of the test.</summary>
public abstract class ToolTest(FakeWandbOptions? options = null) : IAsyncLifetime
{
    private readonly List<ToolRun> _runs = [];

    private protected TemporaryDirectory Root { get; } = new();

    private protected FakeWandbServer Server { get; private set; } = null!;

    /// <summary>Environment variables of the tool; a test adds its own.</summary>
    private protected Dictionary<string, string> Variables { get; } = [];

    private protected string Netrc => Root.File("netrc");

    public async Task InitializeAsync()
    {
        Server = await FakeWandbServer.StartAsync(options ?? new FakeWandbOptions());
        Variables["WANDB_BASE_URL"] = Server.BaseUrl;
        Variables["WANDB_API_KEY"] = Server.ApiKey;
        Variables["WANDB_CONFIG_DIR"] = Root.File("config");
        Variables["NETRC"] = Netrc;
        foreach (string kind in new[] { "GRAPHQL", "FILE_STREAM", "FILE_TRANSFER" })
        {
            Variables[$"WANDB_X_{kind}_RETRY_WAIT_MIN_SECONDS"] = "0.01";
            Variables[$"WANDB_X_{kind}_RETRY_WAIT_MAX_SECONDS"] = "0.05";
        }
    }

    public async Task DisposeAsync()
    {
        string key = Server.ApiKey;
        await Server.DisposeAsync();
        Root.Dispose();
        Assert.All(_runs, run => Assert.DoesNotContain(key, run.Output + run.Error, StringComparison.Ordinal));
    }

    /// <summary>Runs a command as somebody in the directory of the test.</summary>
    private protected Task<ToolRun> RunAsync(params string[] args) => RunAsync(host => host, CancellationToken.None, args);

    private protected async Task<ToolRun> RunAsync(Func<ToolHost, ToolHost> change, CancellationToken cancellation, params string[] args)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        ToolHost host = change(new ToolHost
        {
            Variable = name => Variables.GetValueOrDefault(name),
            CurrentDirectory = Root.Path,
            HomeDirectory = Root.Path,
            Input = TextReader.Null,
            Output = output,
            Error = error,
        });
        int code = await ToolProgram.RunAsync(args, host, cancellation);
        ToolRun run = new(code, output.ToString(), error.ToString());
        _runs.Add(run);
        return run;
    }

    /// <summary>Runs a command that has to end well, and reads its JSON.</summary>
    private protected async Task<JsonNode> JsonAsync(int code, params string[] args) =>
        JsonNode.Parse((await RunAsync([.. args, "--json"])).MustEnd(code).Output)!;

    /// <summary>Starts an offline run.</summary>
    private protected Run Start(string id, string project = "tool") => Wandb.Init(new RunOptions
    {
        Project = project,
        RunId = id,
        Directory = Root.Path,
        Mode = RunMode.Offline,
        Quiet = true,
        Reinit = Reinit.CreateNew,
        FinishOnSignals = false,
        Metadata = RunMetadata.Host | RunMetadata.CommandLine,
        // The console belongs to the process, and so to all tests that run now.
        Console = ConsoleMode.Off,
        EnvironmentVariable = name => name == "WANDB_HOST" ? "test-host" : null,
    });

    /// <summary>Makes an offline run that has finished.</summary>
    /// <returns>Its log.</returns>
    private protected string Record(string id, int rows, int exitCode = 0)
    {
        Run run = Start(id);
        for (int row = 0; row < rows; row++)
            run.Log([new("loss", 1.0 / (row + 1)), new("phase", row % 2 == 0 ? "a" : "b")]);
        return run.Finish(exitCode).LogPath!;
    }

    /// <summary>Puts a log that the official client wrote where its run's directory would be.</summary>
    private protected string Golden(string scenario)
    {
        string golden = FixturePath.GoldenLog(scenario);
        string directory = Directory.CreateDirectory(Root.File($"wandb/offline-run-20260101_000000-{Path.GetFileNameWithoutExtension(golden)[4..]}")).FullName;
        Directory.CreateDirectory(Path.Combine(directory, "files"));
        string log = Path.Combine(directory, Path.GetFileName(golden));
        File.Copy(golden, log);
        return log;
    }
}
