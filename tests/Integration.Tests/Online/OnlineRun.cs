using Instrument.Testing;

namespace Instrument.Integration.Tests.Online;

/// <summary>Starts runs that are sent to a server of the test, with waits that suit a test.</summary>
internal static class OnlineRun
{
    /// <summary>Options for a run in <paramref name="directory"/> that ignores the machine's environment.</summary>
    public static RunOptions Options(FakeWandbServer server, TemporaryDirectory directory, string? runId = null, RunResume resume = RunResume.None) => new()
    {
        Project = "online",
        RunId = runId,
        Resume = resume,
        Directory = directory.Path,
        Quiet = true,
        Reinit = Reinit.CreateNew,
        ApiKey = server.ApiKey,
        BaseUrl = new Uri(server.BaseUrl),
        StallTimeout = TimeSpan.FromSeconds(30),
        FinishOnSignals = false,
        EnvironmentVariable = Environment,
    };

    /// <summary>Environment variables that make retries and requests quick.</summary>
    public static string? Environment(string name) => name switch
    {
        "WANDB_HOST" => "test-host",
        // It is one more request, at any time.
        "WANDB_X_DISABLE_META" => "true",
        // The console belongs to the process, and so to all tests that run now.
        "WANDB_CONSOLE" => "off",
        "NETRC" or "WANDB_CONFIG_DIR" => "/nonexistent",
        "WANDB_X_GRAPHQL_RETRY_WAIT_MIN_SECONDS" or "WANDB_X_FILE_STREAM_RETRY_WAIT_MIN_SECONDS" or "WANDB_X_FILE_TRANSFER_RETRY_WAIT_MIN_SECONDS" => "0.01",
        "WANDB_X_GRAPHQL_RETRY_WAIT_MAX_SECONDS" or "WANDB_X_FILE_STREAM_RETRY_WAIT_MAX_SECONDS" or "WANDB_X_FILE_TRANSFER_RETRY_WAIT_MAX_SECONDS" => "0.05",
        "WANDB_X_FILE_STREAM_TRANSMIT_INTERVAL" => "0.05",
        _ => null,
    };

    /// <summary>Environment variables for a process that sends its run to a server of the test, and goes on with it if there is one.</summary>
    public static Dictionary<string, string> ProcessEnvironment(FakeWandbServer server)
    {
        Dictionary<string, string> variables = new()
        {
            ["WANDB_API_KEY"] = server.ApiKey,
            ["WANDB_BASE_URL"] = server.BaseUrl,
            ["WANDB_MODE"] = "online",
            ["WANDB_RESUME"] = "allow",
        };
        foreach (string client in (string[])["GRAPHQL", "FILE_STREAM", "FILE_TRANSFER"])
        {
            foreach (string end in (string[])["MIN", "MAX"])
            {
                string name = $"WANDB_X_{client}_RETRY_WAIT_{end}_SECONDS";
                variables[name] = Environment(name)!;
            }
        }
        variables["WANDB_X_FILE_STREAM_TRANSMIT_INTERVAL"] = Environment("WANDB_X_FILE_STREAM_TRANSMIT_INTERVAL")!;
        return variables;
    }
}
