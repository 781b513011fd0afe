using System.Net;
using System.Net.Sockets;
using Instrument.Testing;
using Microsoft.Extensions.Logging;

namespace Instrument.Integration.Tests.Online;

/// <summary>What a user or the world got wrong: one line says what, and the way out; the run goes on and is recorded.</summary>
public sealed class BadInputTests : IDisposable
{
    private static readonly string WrongKey = new('a', 40);

    private readonly TemporaryDirectory _directory = new();
    private readonly ListLogger _logger = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_wrong_key()
    {
        await using FakeWandbServer server = await FakeWandbServer.StartAsync();

        await AssertRefusedAsync(Options(server, apiKey: WrongKey), "does not accept the API key from RunOptions.ApiKey", "/authorize and set WANDB_API_KEY or log in.");
    }

    [Fact]
    public async Task A_wrong_base_URL()
    {
        await using FakeWandbServer server = await FakeWandbServer.StartAsync();
        server.Faults.Add(FakeRoute.GraphQL, Fault.Answer(404, "<html>Not here</html>", "text/html"), times: null);

        await AssertRefusedAsync(Options(server), "No W&B server answers at", "Check the base URL (WANDB_BASE_URL)");
    }

    [Fact]
    public async Task An_entity_that_does_not_exist()
    {
        await using FakeWandbServer server = await FakeWandbServer.StartAsync();

        await AssertRefusedAsync(Options(server, entity: "nobody"), "has no such entity, project or run (entity nobody not found", "Check how entity and project are spelled");
    }

    [Fact]
    public async Task No_permission()
    {
        await using FakeWandbServer server = await FakeWandbServer.StartAsync(new FakeWandbOptions { ReadOnlyEntities = ["others"] });

        await AssertRefusedAsync(Options(server, entity: "others"), "The account has no permission for this (permission denied).", "ask the team's owner for the right to write");
    }

    [Fact]
    public async Task A_project_that_the_server_does_not_take()
    {
        await using FakeWandbServer server = await FakeWandbServer.StartAsync();
        server.Faults.Add(new FaultRule { Operation = "UpsertBucket", Fault = Fault.GraphQLErrors("invalid project name: online"), Times = null });

        await AssertRefusedAsync(Options(server), "The server refuses UpsertBucket (invalid project name: online).", "Check the project");
    }

    [Fact]
    public async Task A_clock_that_is_far_off()
    {
        await using FakeWandbServer server = await FakeWandbServer.StartAsync(new FakeWandbOptions { ClockSkew = TimeSpan.FromHours(3) });

        // A server refuses what was signed by such a clock, which looks like a wrong key.
        await AssertRefusedAsync(Options(server, apiKey: WrongKey), "This machine's clock is", "behind the server's; set it right.");
    }

    [Fact]
    public async Task A_certificate_that_nobody_trusts()
    {
        await using FakeWandbServer server = await FakeWandbServer.StartAsync(new FakeWandbOptions { UseHttps = true });

        await AssertRefusedAsync(Options(server), "No trusted TLS connection to", "SSL_CERT_FILE adds one");
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_proxy_that_refuses_is_waited_for_and_named()
    {
        using ProxyServer proxy = new("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

        await AssertAwayAsync(ProxiedOptions(proxy.Url), "The proxy wants other credentials; give them in its address");
    }

    [Fact]
    public async Task A_proxy_that_is_not_there_is_waited_for_and_named()
    {
        string gone;
        using (ProxyServer proxy = new(""))
            gone = proxy.Url;

        await AssertAwayAsync(ProxiedOptions(gone), "and the proxy if there is one.");
    }

    [Fact]
    public async Task An_answer_that_breaks_off_is_asked_for_again()
    {
        await using FakeWandbServer server = await FakeWandbServer.StartAsync();
        server.Faults.Add(FakeRoute.GraphQL, Fault.MalformedJson(), times: 2);
        server.Faults.Add(FakeRoute.FileStream, Fault.MalformedJson(), times: 2);
        Run run = Wandb.Init(Options(server));
        run.Log("value", 1.0);
        RunReceipt receipt = await run.FinishAsync();

        Assert.Null(receipt.SendError);
        Assert.Equal([1.0], server.Run("bad").Values("value"));
        Assert.Empty(server.Violations);
    }

    // Final: said once, at the level of errors, and the end of the run does not wait for anything.
    private async Task AssertRefusedAsync(RunOptions options, string what, string wayOut)
    {
        RunReceipt receipt = await RecordAsync(options);

        (LogLevel level, _, string line) = Assert.Single(_logger.Entries, entry => entry.Level >= LogLevel.Warning && entry.Text.Contains(what, StringComparison.Ordinal) && !entry.Text.StartsWith("Attempt", StringComparison.Ordinal));
        Assert.Equal(LogLevel.Error, level);
        Assert.StartsWith("The run cannot be sent: ", line, StringComparison.Ordinal);
        Assert.Contains(wayOut, line, StringComparison.Ordinal);
        Assert.EndsWith($"It goes on and is recorded; send it later with: instrument sync {Path.GetDirectoryName(receipt.LogPath)}", line, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', line);
        Assert.Contains(what, receipt.SendError, StringComparison.Ordinal);
    }

    // It may pass: said once, and again in the receipt.
    private async Task AssertAwayAsync(RunOptions options, string what)
    {
        RunReceipt receipt = await RecordAsync(options);

        (_, _, string line) = Assert.Single(_logger.Entries, entry => entry.Text.StartsWith("W&B cannot be reached: ", StringComparison.Ordinal));
        Assert.Contains(what, line, StringComparison.Ordinal);
        Assert.EndsWith("The run goes on and is recorded; it is sent when the server answers again.", line, StringComparison.Ordinal);
        Assert.Contains(what, receipt.SendError, StringComparison.Ordinal);
    }

    private async Task<RunReceipt> RecordAsync(RunOptions options)
    {
        Run run = Wandb.Init(options);
        for (int row = 0; row < 50; row++)
            run.Log("value", row);
        RunReceipt receipt = await run.FinishAsync();
        Assert.Equal((50, 0, 50), (receipt.Kept, receipt.Sent, receipt.Pending));
        Assert.Equal(50, HistoryOf(receipt.LogPath!));
        Assert.DoesNotContain(_logger.Entries, entry => entry.Text.Contains(WrongKey, StringComparison.Ordinal));
        return receipt;
    }

    private static int HistoryOf(string log) => LogDecoder.Decode(log).Count(record => record.History is not null);

    private RunOptions Options(FakeWandbServer server, string? entity = null, string? apiKey = null) =>
        Options(new Uri(server.BaseUrl), entity, apiKey ?? server.ApiKey, TimeSpan.FromSeconds(60), OnlineRun.Environment);

    private RunOptions ProxiedOptions(string proxy) => Options(
        new Uri("http://wandb.test"), null, WrongKey, TimeSpan.FromSeconds(1), name => name == "WANDB_HTTP_PROXY" ? proxy : OnlineRun.Environment(name));

    private RunOptions Options(Uri baseUrl, string? entity, string apiKey, TimeSpan stall, Func<string, string?> environment) => new()
    {
        Project = "online",
        RunId = "bad",
        Entity = entity,
        Directory = _directory.Path,
        Quiet = true,
        Reinit = Reinit.CreateNew,
        ApiKey = apiKey,
        BaseUrl = baseUrl,
        StallTimeout = stall,
        FinishOnSignals = false,
        EnvironmentVariable = environment,
        Logger = _logger,
    };

    /// <summary>Gives the same answer to every connection.</summary>
    private sealed class ProxyServer : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

        public ProxyServer(string answer)
        {
            _listener.Start();
            Url = $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";
            _ = AcceptAsync(System.Text.Encoding.ASCII.GetBytes(answer));
        }

        public string Url { get; }

        public void Dispose() => _listener.Dispose();

        private async Task AcceptAsync(byte[] answer)
        {
            try
            {
                while (true)
                {
                    using TcpClient client = await _listener.AcceptTcpClientAsync();
                    NetworkStream stream = client.GetStream();
                    // The head of a request is longer than one read only if somebody sends it in pieces.
                    _ = await stream.ReadAsync(new byte[64 * 1024]);
                    await stream.WriteAsync(answer);
                }
            }
            catch (Exception exception) when (exception is SocketException or IOException or ObjectDisposedException)
            {
                // The test is over.
            }
        }
    }
}
