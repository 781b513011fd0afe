using Instrument.Http;
using Instrument.Http.GraphQl;
using Instrument.Http.GraphQl.Artifacts;

namespace Instrument.Artifacts;

/// <summary>What a run does with artifacts of its server: uses and links them. Failures are exceptions that say what a person can do.</summary>
internal sealed class RunArtifacts(WandbApi api, ArtifactSource source, RunPath run)
{
    /// <summary>Finds artifacts.</summary>
    public ArtifactSource Source => source;

    /// <summary>Notes that the run uses an artifact.</summary>
    /// <exception cref="WandbException">The server refuses.</exception>
    public async Task UseAsync(StoredArtifact artifact, CancellationToken cancellation)
    {
        ApiResult<ServerFeatures> features = await api.FeaturesAsync(cancellation).ConfigureAwait(false);
        UseArtifactVariables variables = new(run.Entity, run.Project, run.RunId, artifact.Id)
        {
            ArtifactEntityName = artifact.Entity,
            ArtifactProjectName = artifact.Project,
        };
        bool saysWhere = features.IsSuccess && features.Value.UseArtifactSaysWhere;
        ArtifactSource.Unwrap(await source.Api.UseAsync(variables, saysWhere, cancellation).ConfigureAwait(false));
    }

    /// <summary>Links an artifact to a collection, and tells its version there.</summary>
    /// <exception cref="ArgumentException">The target or an alias has a wrong form.</exception>
    /// <exception cref="WandbException">The server refuses.</exception>
    public async Task<string?> LinkAsync(string artifactId, string target, IEnumerable<string>? aliases, CancellationToken cancellation)
    {
        ArtifactName name = ArtifactName.Parse(target);
        if (name.Alias is not null)
            throw new ArgumentException($"'{target}' is no collection to link to: leave out what follows the colon, and give aliases by themselves.", nameof(target));
        if (ArtifactNames.NameFault(name.Collection) is { } fault)
            throw new ArgumentException($"'{name.Collection}' cannot be a collection's name: {fault}.", nameof(target));
        // The server moves `latest` by itself.
        ArtifactAliasInput[] given = [.. ArtifactNames.Aliases(aliases).Where(alias => alias != "latest").Select(alias => new ArtifactAliasInput(name.Collection, alias))];
        string owner = await source.OwnerAsync(name, cancellation).ConfigureAwait(false);
        LinkArtifactInput input = new(artifactId, name.Collection, owner, name.Project ?? run.Project, given);
        LinkedVersion linked = ArtifactSource.Unwrap(await source.Api.LinkAsync(input, cancellation).ConfigureAwait(false));
        return linked.VersionIndex is { } index ? $"v{index}" : null;
    }
}
