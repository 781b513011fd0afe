using System.Security.Cryptography;
using System.Text;

namespace Instrument.Artifacts;

/// <summary>
/// Computes the digest that tells versions of an artifact apart: over the paths and digests of all entries, in the order of the paths' UTF-8
/// bytes (docs/wire/artifacts.md §3.2).
/// </summary>
internal static class ManifestDigest
{
    /// <summary>The digest in lower-case hexadecimal.</summary>
    public static string Compute(IEnumerable<ArtifactEntry> entries)
    {
#pragma warning disable CA5351 // W&B's digest of content; nothing is protected by it.
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
#pragma warning restore CA5351
        hash.AppendData("wandb-artifact-manifest-v1\n"u8);
        foreach (ArtifactEntry entry in Sort(entries))
            hash.AppendData(Encoding.UTF8.GetBytes($"{entry.Path}:{entry.Digest}\n"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The entries in the order of manifests.</summary>
    public static IEnumerable<ArtifactEntry> Sort(IEnumerable<ArtifactEntry> entries) => entries.OrderBy(entry => entry.Path, PathOrder.Instance);
}
