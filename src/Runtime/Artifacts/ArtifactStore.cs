using Instrument.Http;
using Instrument.Settings;

namespace Instrument.Artifacts;

/// <summary>The artifacts of a W&amp;B server, without a run. <see cref="Run.UseArtifactAsync(string, string?, CancellationToken)"/> notes that a run uses one.</summary>
/// <remarks>Safe for use by several threads.</remarks>
public sealed class ArtifactStore : IDisposable
{
    private readonly WandbApi _api;
    private readonly ArtifactSource _source;

    private ArtifactStore(WandbApi api, ArtifactSource source)
    {
        _api = api;
        _source = source;
    }

    /// <summary>Opens the artifacts of a server. Nothing is sent yet.</summary>
    /// <param name="options">Which server. Default: that of the environment.</param>
    /// <returns>The artifacts; dispose it to close the connections.</returns>
    /// <exception cref="ArgumentException">An option breaks a rule.</exception>
    /// <exception cref="WandbException">An environment variable breaks a rule.</exception>
    public static ArtifactStore Open(ArtifactStoreOptions? options = null)
    {
        options ??= new ArtifactStoreOptions();
        string current = Directory.GetCurrentDirectory();
        ServerSettingsResolver resolver = new(options.EnvironmentVariable, current, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile));
        ServerSettings server = resolver.Resolve(new RunOptions
        {
            BaseUrl = options.BaseUrl,
            ApiKey = options.ApiKeyText,
            EnvironmentVariable = options.EnvironmentVariable,
        });
        WandbApi api = new(server, options.TimeProvider, options.Logger);
        return new ArtifactStore(api, new ArtifactSource(
            api, ArtifactPaths.Of(options.EnvironmentVariable), server.Address, options.Entity ?? options.EnvironmentVariable("WANDB_ENTITY"),
            options.Project ?? options.EnvironmentVariable("WANDB_PROJECT") ?? DefaultProject.Of(current), options.TimeProvider,
            options.EnvironmentVariable));
    }

    /// <summary>Finds a version by its name.</summary>
    /// <param name="name">
    /// <c>name</c>, <c>name:alias</c>, <c>name:v3</c>, with <c>project/</c> or <c>entity/project/</c> before it; without an alias it is <c>latest</c>.
    /// </param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The version.</returns>
    /// <exception cref="ArgumentException">The name has a wrong form.</exception>
    /// <exception cref="WandbException">There is no such version, or the server cannot be reached.</exception>
    public Task<StoredArtifact> GetAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _source.GetAsync(ArtifactName.Parse(name), cancellationToken);
    }

    /// <summary>Finds a version by the server's id.</summary>
    /// <param name="id">The id, as <see cref="StoredArtifact.Id"/> or <see cref="LoggedArtifact.Id"/> tells it.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The version.</returns>
    /// <exception cref="WandbException">There is no such version, or the server cannot be reached.</exception>
    public Task<StoredArtifact> GetByIdAsync(string id, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        return _source.GetByIdAsync(id, cancellationToken);
    }

    /// <summary>Lists all versions of a name, the newest first.</summary>
    /// <param name="name">The artifact's name, with <c>project/</c> or <c>entity/project/</c> before it if it is elsewhere.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The versions, as they are asked for page by page.</returns>
    /// <exception cref="ArgumentException">The name has a wrong form.</exception>
    /// <exception cref="WandbException">There is no such artifact, or the server cannot be reached.</exception>
    public IAsyncEnumerable<StoredArtifact> ListVersionsAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _source.ListAsync(ArtifactName.Parse(name), cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => _api.Dispose();
}
