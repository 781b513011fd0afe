namespace Instrument.Artifacts.Download;

/// <summary>The address of a stored file at the server itself, for one that it does not list (docs/wire/artifacts.md §6.4).</summary>
internal static class StorageUrl
{
    /// <summary>The address, below the base URL.</summary>
    /// <exception cref="WandbException">The entry has no digest of content.</exception>
    public static string Of(StoredArtifact artifact, StoredManifest manifest, ArtifactEntry entry)
    {
        string hex = ContentDigest.ToHex(entry.Digest) ?? throw new WandbException(
            $"The artifact '{artifact.FullName}' has no address and no MD5 of '{entry.Path}', so it cannot be downloaded.");
        if (manifest.Layout == "V1")
            return $"/artifacts/{Escape(artifact.Entity)}/{hex}";
        return string.Join('/', [
            "/artifactsV2", Escape(manifest.Region ?? "default"), Escape(artifact.Entity), Escape(artifact.Project), Escape(artifact.Name),
            Escape(entry.BirthArtifactId ?? ""), hex, Escape(entry.Path[(entry.Path.LastIndexOf('/') + 1)..]),
        ]);
    }

    private static string Escape(string text) => Uri.EscapeDataString(text);
}
