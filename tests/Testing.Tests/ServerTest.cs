using Instrument.Testing.Tests.Clients;

namespace Instrument.Testing.Tests;

/// <summary>A test with a server and a client of its own.</summary>
public abstract class ServerTest : IAsyncLifetime, IDisposable
{
    private readonly FakeWandbOptions _options;
    private FakeWandbServer? _server;
    private TestClient? _client;

    protected ServerTest(FakeWandbOptions? options = null) => _options = options ?? new FakeWandbOptions();

    protected FakeWandbServer Server => _server!;

    private protected TestClient Client => _client!;

    public async Task InitializeAsync()
    {
        _server = await FakeWandbServer.StartAsync(_options);
        _client = new TestClient(_server);
    }

    public async Task DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
    }

    public void Dispose() => _client?.Dispose();

    /// <summary>The one violation so far, of this kind.</summary>
    protected void AssertViolation(ViolationKind kind, string message)
    {
        Violation violation = Assert.Single(Server.Violations);
        Assert.Equal(kind, violation.Kind);
        Assert.Contains(message, violation.Message, StringComparison.Ordinal);
    }
}
