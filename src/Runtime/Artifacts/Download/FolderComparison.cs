using Instrument.Files;
using Instrument.Shipping.Files;

namespace Instrument.Artifacts.Download;

/// <summary>Compares the files of a folder with the entries of an artifact. Nothing is written.</summary>
internal static class FolderComparison
{
    /// <summary>Compares.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    public static async Task<ArtifactVerification> RunAsync(string folder, IReadOnlyList<ArtifactEntry> entries, CancellationToken cancellation)
    {
        List<string> missing = [];
        List<string> changed = [];
        List<string> notChecked = [];
        foreach (ArtifactEntry entry in entries)
        {
            bool hasDigest = ContentDigest.ToHex(entry.Digest) is not null
                && (!entry.IsReference || entry.Reference!.StartsWith("file:", StringComparison.Ordinal)
                    || entry.Reference.StartsWith(ArtifactIds.ServerScheme, StringComparison.Ordinal));
            if (!SafePath.TryResolve(folder, entry.Path, mayLinkOut: false, out string file, out _) || !File.Exists(file))
                (entry.IsReference && !hasDigest ? notChecked : missing).Add(entry.Path);
            else if (!hasDigest)
                notChecked.Add(entry.Path);
            else if (await FileDigest.ComputeAsync(file, cancellation).ConfigureAwait(false) != entry.Digest)
                changed.Add(entry.Path);
        }
        HashSet<string> known = [.. entries.Select(entry => entry.Path)];
        string[] unknown = Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/'))
                .Where(path => !known.Contains(path)).Order(PathOrder.Instance)]
            : [];
        return new ArtifactVerification { Missing = missing, Changed = changed, Unknown = unknown, Unchecked = notChecked };
    }
}
