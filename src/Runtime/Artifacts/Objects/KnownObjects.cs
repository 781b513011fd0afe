using System.Runtime.CompilerServices;

namespace Instrument.Artifacts.Objects;

/// <summary>The objects that were added to one artifact, and their entries. It keeps no object alive. Safe for use by several threads.</summary>
internal sealed class KnownObjects
{
    private readonly ConditionalWeakTable<object, Known> _objects = [];

    /// <summary>The entry of an object; <see langword="null"/> if it was not added as it is now.</summary>
    public ArtifactEntry? Find(ArtifactObject item) =>
        _objects.TryGetValue(item.Identity, out Known? found) && found.Version == item.Version ? found.Entry : null;

    /// <summary>Notes the entry of an object.</summary>
    public void Set(ArtifactObject item, ArtifactEntry entry) => _objects.AddOrUpdate(item.Identity, new Known(item.Version, entry));

    /// <summary>Lets further artifacts refer to the objects, instead of keeping them again: the artifact was logged.</summary>
    /// <param name="clientId">The artifact's client id.</param>
    /// <param name="entries">The entries that were logged.</param>
    public void Settle(string clientId, IReadOnlyList<ArtifactEntry> entries)
    {
        KeyValuePair<object, Known>[] objects = [.. _objects];
        if (objects.Length == 0)
            return;
        Dictionary<string, string> digests = entries.ToDictionary(entry => entry.Path, entry => entry.Digest, StringComparer.Ordinal);
        foreach ((object item, Known known) in objects)
        {
            if (digests.GetValueOrDefault(known.Entry.Path) == known.Entry.Digest)
                ObjectHome.Set(item, new ObjectHome(known.Version, ArtifactIds.EntryUri(clientId, known.Entry.Path), known.Entry.Digest));
        }
    }

    private sealed record Known(long Version, ArtifactEntry Entry);
}
