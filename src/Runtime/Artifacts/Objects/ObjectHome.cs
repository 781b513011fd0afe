using System.Runtime.CompilerServices;

namespace Instrument.Artifacts.Objects;

/// <summary>Where an object is kept: the entry of a logged artifact, which others refer to (docs/wire/media.md §1.7).</summary>
/// <param name="Version">The <see cref="ArtifactObject.Version"/> that is kept there.</param>
/// <param name="Uri">The entry's address, with the artifact's client id.</param>
/// <param name="Digest">The entry's digest.</param>
internal sealed record ObjectHome(long Version, string Uri, string Digest)
{
    private static readonly ConditionalWeakTable<object, ObjectHome> Homes = [];

    /// <summary>The home of an object; <see langword="null"/> if it has none as it is now.</summary>
    public static ObjectHome? Find(ArtifactObject item) => Homes.TryGetValue(item.Identity, out ObjectHome? home) && home.Version == item.Version ? home : null;

    /// <summary>Gives an object its home.</summary>
    public static void Set(object item, ObjectHome home) => Homes.AddOrUpdate(item, home);
}
