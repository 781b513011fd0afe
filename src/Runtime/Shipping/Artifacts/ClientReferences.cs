using Instrument.Artifacts;
using Instrument.Http.GraphQl.Artifacts;

namespace Instrument.Shipping.Artifacts;

/// <summary>
/// Turns entries into those of a manifest: with the version that each file was stored for first, and with the server's ids where references
/// have a client's id (docs/wire/artifacts.md §5.8).
/// </summary>
internal sealed class ClientReferences(ArtifactUploadContext context)
{
    private readonly Dictionary<string, string> _ids = [];

    /// <summary>The entries of the manifest.</summary>
    /// <exception cref="ArtifactFailureException">The server does not know an artifact that is referred to.</exception>
    public async Task<ArtifactEntry[]> ResolveAsync(ArtifactEntry[] entries, ArtifactProgress progress, CancellationToken cancellation)
    {
        ArtifactEntry[] resolved = new ArtifactEntry[entries.Length];
        for (int index = 0; index < entries.Length; index++)
        {
            ArtifactEntry entry = entries[index];
            if (entry.Reference is { } reference && ArtifactIds.OfClientUri(reference) is var (clientId, path))
                entry = entry with { Reference = ArtifactIds.ServerEntryUri(await IdOfAsync(clientId, cancellation).ConfigureAwait(false), path) };
            else if (progress.BirthOf(entry.Path) is { } birth)
                entry = entry with { BirthArtifactId = birth };
            resolved[index] = entry;
        }
        return resolved;
    }

    private async Task<string> IdOfAsync(string clientId, CancellationToken cancellation)
    {
        if (_ids.TryGetValue(clientId, out string? known))
            return known;
        ClientIdTarget target = await context.CallAsync(() => context.Api.OfClientIdAsync(clientId, cancellation), cancellation).ConfigureAwait(false);
        return _ids[clientId] = target.ArtifactId ?? throw new ArtifactFailureException("the server does not know an artifact that it refers to");
    }
}
