using System.Runtime.CompilerServices;
using Instrument.Http;
using Instrument.Http.GraphQl;
using Instrument.Http.GraphQl.Artifacts;
using Instrument.Settings;

namespace Instrument.Artifacts;

/// <summary>Finds versions of artifacts at a server. Failures are exceptions that say what a person can do.</summary>
/// <param name="api">The server.</param>
/// <param name="paths">Where artifacts are on this machine.</param>
/// <param name="address">Where the server is.</param>
/// <param name="entity">The entity of names that do not say; <see langword="null"/> for that of the account.</param>
/// <param name="project">The project of names that do not say.</param>
/// <param name="time">The clock.</param>
/// <param name="environment">Value of an environment variable. Default: of the process.</param>
internal sealed class ArtifactSource(
    WandbApi api, ArtifactPaths paths, ServerAddress address, string? entity, string project, TimeProvider time, Func<string, string?>? environment = null)
{
    private const int PageSize = 100;

    private string? _accountEntity;

    /// <summary>The calls to the server.</summary>
    public ArtifactApi Api => api.Artifacts;

    /// <summary>Where artifacts are on this machine.</summary>
    public ArtifactPaths Paths => paths;

    /// <summary>Where the server is.</summary>
    public ServerAddress Address => address;

    /// <summary>The clock.</summary>
    public TimeProvider Time => time;

    /// <summary>Value of an environment variable.</summary>
    public string? Variable(string name) => (environment ?? Environment.GetEnvironmentVariable)(name);

    /// <summary>Finds a version by its name.</summary>
    /// <exception cref="WandbException">There is none, or the server fails.</exception>
    public async Task<StoredArtifact> GetAsync(ArtifactName name, CancellationToken cancellation)
    {
        string owner = await OwnerAsync(name, cancellation).ConfigureAwait(false);
        MembershipNode member = Unwrap(await Api.ByNameAsync(owner, name.Project ?? project, name.NameAndAlias, cancellation).ConfigureAwait(false));
        return new StoredArtifact(this, member.Artifact ?? throw Odd("the version has no artifact"), member);
    }

    /// <summary>Finds a version by the server's id.</summary>
    /// <exception cref="WandbException">There is none, or the server fails.</exception>
    public async Task<StoredArtifact> GetByIdAsync(string id, CancellationToken cancellation) =>
        new(this, Unwrap(await Api.ByIdAsync(id, cancellation).ConfigureAwait(false)), null);

    /// <summary>Lists all versions of a name, the newest first.</summary>
    /// <exception cref="WandbException">There is no such name, or the server fails.</exception>
    public async IAsyncEnumerable<StoredArtifact> ListAsync(ArtifactName name, [EnumeratorCancellation] CancellationToken cancellation)
    {
        StoredArtifact latest = await GetAsync(name with { Alias = null }, cancellation).ConfigureAwait(false);
        string? cursor = null;
        do
        {
            ProjectArtifactsVariables page = new(latest.Entity, latest.Project, latest.Type, latest.Name, cursor, PageSize);
            ArtifactPage found = Unwrap(await Api.VersionsAsync(page, cancellation).ConfigureAwait(false));
            foreach (ArtifactNode node in found.Artifacts)
                yield return new StoredArtifact(this, node, null);
            cursor = found.NextCursor;
        }
        while (cursor is not null);
    }

    /// <summary>The entity that a name is under: that of a registry is its organisation's.</summary>
    /// <exception cref="WandbException">It cannot be told, or the server fails.</exception>
    public async Task<string> OwnerAsync(ArtifactName name, CancellationToken cancellation)
    {
        string? given = name.Entity ?? entity;
        if (!name.IsInRegistry)
            return given ?? await AccountEntityAsync(cancellation).ConfigureAwait(false);
        string asked = entity ?? await AccountEntityAsync(cancellation).ConfigureAwait(false);
        IReadOnlyList<Organization> organizations = Unwrap(await Api.OrganizationsAsync(asked, cancellation).ConfigureAwait(false)).Organizations;
        Organization[] fitting = [.. organizations.Where(item => name.Entity is null || item.Name == name.Entity || item.Entity == name.Entity)];
        return fitting switch
        {
            [var one] => one.Entity,
            [] => throw new WandbException($"'{asked}' belongs to no organisation{(name.Entity is { } wanted ? $" '{wanted}'" : "")}, so it cannot reach the registry '{name.Project}'."),
            _ => throw new WandbException($"'{asked}' belongs to several organisations ({string.Join(", ", fitting.Select(item => item.Name))}); write the one before the registry: organisation/{name.Project}/{name.Collection}."),
        };
    }

    /// <summary>The value of a call.</summary>
    /// <exception cref="WandbException">The call failed.</exception>
    public static T Unwrap<T>(ApiResult<T> result) where T : notnull => result.IsSuccess ? result.Value : throw new WandbException(result.Failure.Message);

    /// <summary>An answer that makes no sense.</summary>
    public static WandbException Odd(string what) => new($"The server's answer cannot be used: {what}.");

    private async Task<string> AccountEntityAsync(CancellationToken cancellation)
    {
        if (_accountEntity is { } known)
            return known;
        Viewer viewer = Unwrap(await api.ViewerAsync(cancellation).ConfigureAwait(false));
        return _accountEntity = viewer.Entity ?? throw Odd("the account has no entity");
    }
}
