using Instrument.Testing.Routes;
using Instrument.Testing.State;

namespace Instrument.Testing;

/// <summary>
/// A W&amp;B server for tests, inside the process of the tests, on a free port of this machine. It takes what W&amp;B's servers take, refuses and
/// notes everything that breaks the protocol, and shows what has arrived.
/// </summary>
/// <remarks>
/// <code>
/// await using FakeWandbServer server = await FakeWandbServer.StartAsync();
/// // … send a run to server.BaseUrl with server.ApiKey …
/// Assert.Empty(server.Violations);
/// Assert.Equal([1.0, 0.5], Assert.Single(server.Runs).Values("loss"));
/// </code>
/// </remarks>
public sealed class FakeWandbServer : IAsyncDisposable
{
    private readonly ServerState _state;
    private readonly CancellationTokenSource _stopping = new();
    private ServerHost? _host;

    private FakeWandbServer(FakeWandbOptions options) => _state = new ServerState(options);

    /// <summary>The base URL for clients, without a slash at the end: the value for <c>WANDB_BASE_URL</c>.</summary>
    public string BaseUrl { get; private set; } = "";

    /// <summary>Where upload addresses start. It is another port, so that credentials which leave the base URL are noticed.</summary>
    public string StorageUrl => _state.StorageUrl;

    /// <summary>The key that the server accepts: the value for <c>WANDB_API_KEY</c>. Others are refused with 401.</summary>
    public string ApiKey => _state.ApiKey;

    /// <summary>What kind of server it is.</summary>
    public FakeWandbOptions Options => _state.Options;

    /// <summary>All requests so far.</summary>
    public RequestLog Requests { get; } = new();

    /// <summary>What goes wrong on purpose.</summary>
    public FaultPlan Faults { get; } = new();

    /// <summary>What clients did against the protocol, in the order of the requests. A test should assert that this is empty.</summary>
    public IReadOnlyList<Violation> Violations
    {
        get
        {
            lock (_state.Gate)
                return [.. _state.Violations];
        }
    }

    /// <summary>The runs in the order of their creation.</summary>
    public IReadOnlyList<RunState> Runs
    {
        get
        {
            lock (_state.Gate)
                return [.. _state.Runs.Select(run => new RunState(run, _state.Gate))];
        }
    }

    /// <summary>The sweeps in the order of their creation.</summary>
    public IReadOnlyList<SweepState> Sweeps
    {
        get
        {
            lock (_state.Gate)
                return [.. _state.Sweeps.All.Select(sweep => new SweepState(sweep, _state))];
        }
    }

    /// <summary>All versions of artifacts in the order of their creation, committed or not.</summary>
    public IReadOnlyList<ArtifactState> Artifacts
    {
        get
        {
            lock (_state.Gate)
                return [.. _state.Artifacts.Versions.Select(version => new ArtifactState(version, _state))];
        }
    }

    /// <summary>The rate limit headers of file_stream answers; <see langword="null"/>, the default, for none.</summary>
    public RateLimitHeaders? RateLimit
    {
        get
        {
            lock (_state.Gate)
                return _state.RateLimit;
        }

        set
        {
            lock (_state.Gate)
                _state.RateLimit = value;
        }
    }

    /// <summary>Starts a server. Several can run at the same time.</summary>
    /// <param name="options">What kind of server; the defaults are those of a current server.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <returns>The server; dispose it to end it.</returns>
    public static async Task<FakeWandbServer> StartAsync(FakeWandbOptions? options = null, CancellationToken cancellationToken = default)
    {
        var server = new FakeWandbServer(options ?? new FakeWandbOptions());
        await server.ListenAsync(cancellationToken).ConfigureAwait(false);
        return server;
    }

    /// <summary>A run by its full address.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="project">The project.</param>
    /// <param name="id">The run's ID.</param>
    /// <returns>The run.</returns>
    /// <exception cref="KeyNotFoundException">No client has created such a run.</exception>
    public RunState Run(string entity, string project, string id)
    {
        lock (_state.Gate)
        {
            RunKey key = new(entity, project, id);
            return new RunState(_state.Find(key) ?? throw new KeyNotFoundException($"No client has created the run {key}."), _state.Gate);
        }
    }

    /// <summary>A run by its ID alone.</summary>
    /// <param name="id">The run's ID.</param>
    /// <returns>The run.</returns>
    /// <exception cref="KeyNotFoundException">No client has created such a run.</exception>
    /// <exception cref="InvalidOperationException">Several projects have a run with this ID.</exception>
    public RunState Run(string id) => Runs.Where(run => run.Id == id).ToArray() switch
    {
        [var run] => run,
        [] => throw new KeyNotFoundException($"No client has created a run {id}."),
        _ => throw new InvalidOperationException($"Several projects have a run {id}."),
    };

    /// <summary>A committed version of an artifact by its name.</summary>
    /// <param name="name">Name and alias or version, as <c>iris:v0</c>; without one it is the latest.</param>
    /// <param name="project">The project.</param>
    /// <param name="entity">The entity. Default: that of the account.</param>
    /// <returns>The version.</returns>
    /// <exception cref="KeyNotFoundException">There is no such version.</exception>
    public ArtifactState Artifact(string name, string project, string? entity = null)
    {
        lock (_state.Gate)
        {
            return _state.Artifacts.Member(_state.EntityOf(entity), project, name) is { } member
                ? new ArtifactState(member.Version, _state)
                : throw new KeyNotFoundException($"No client has committed the artifact {name} in {project}.");
        }
    }

    /// <summary>Puts a committed version onto the server, as if a client had made it, for tests of downloads.</summary>
    /// <param name="project">The project.</param>
    /// <param name="name">The artifact's name.</param>
    /// <param name="type">Its type.</param>
    /// <param name="files">The bytes of its files by their paths.</param>
    /// <param name="manifest">The text of its manifest, if it is to be another than that of the files.</param>
    /// <returns>The version.</returns>
    public ArtifactState AddArtifact(string project, string name, string type, IReadOnlyDictionary<string, byte[]> files, string? manifest = null)
    {
        ArgumentNullException.ThrowIfNull(files);
        lock (_state.Gate)
            return new ArtifactState(PlantedArtifact.Add(_state, project, name, type, files, manifest), _state);
    }

    /// <summary>Replaces bytes that the server keeps, as a broken disk or a thief would: downloads get them under the old digest.</summary>
    /// <param name="content">The bytes as they were uploaded.</param>
    /// <param name="replacement">The bytes that downloads get.</param>
    public void CorruptContent(ReadOnlySpan<byte> content, byte[] replacement)
    {
        string md5 = Convert.ToBase64String(RunFile.Hash(content.ToArray()));
        lock (_state.Gate)
            _state.Artifacts.Contents[md5] = replacement;
    }

    /// <summary>Ends the server. Requests that still wait for an answer see their connections cut.</summary>
    /// <returns>A task that ends when the ports are free.</returns>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        if (_host is not null)
            await _host.DisposeAsync().ConfigureAwait(false);
        Faults.Clear();
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        RouteTable table = new(Options.PathPrefix);
        RequestPipeline pipeline = new(_state, table, Requests, Faults, _stopping.Token);
        _host = await ServerHost.StartAsync(Options.UseHttps, pipeline.HandleAsync, cancellationToken).ConfigureAwait(false);
        table.StoragePort = _host.Storage.Port;
        _state.StorageUrl = _host.Storage.GetLeftPart(UriPartial.Authority);
        BaseUrl = _host.Api.GetLeftPart(UriPartial.Authority) + Options.PathPrefix;
    }
}
