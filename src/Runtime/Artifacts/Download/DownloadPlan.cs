using System.Text;
using Instrument.Files;

namespace Instrument.Artifacts.Download;

/// <summary>
/// Decides before anything is written whether the paths of a download can all be files of one folder: none leads out of it, none is another
/// one's folder, and no two are the same file. Pure but for the question for free room.
/// </summary>
internal static class DownloadPlan
{
    /// <summary>Throws unless the entries can be downloaded.</summary>
    /// <exception cref="WandbException">They cannot.</exception>
    public static void Check(string artifact, IReadOnlyList<ArtifactEntry> entries) =>
        Check(artifact, entries, OperatingSystem.IsWindows(), OperatingSystem.IsWindows() || OperatingSystem.IsMacOS());

    /// <summary>As <see cref="Check(string, IReadOnlyList{ArtifactEntry})"/>, for a system that is named.</summary>
    /// <param name="artifact">The artifact, for messages.</param>
    /// <param name="entries">The entries.</param>
    /// <param name="windows">Whether names are refused that only Windows cannot have.</param>
    /// <param name="ignoresCase">Whether names that differ by case, or by the form of their accents, are the same file.</param>
    public static void Check(string artifact, IReadOnlyList<ArtifactEntry> entries, bool windows, bool ignoresCase)
    {
        StringComparer comparer = ignoresCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
        Dictionary<string, string> files = new(entries.Count, comparer);
        HashSet<string> folders = new(comparer);
        foreach (ArtifactEntry entry in entries)
        {
            if (SafePath.Fault(entry.Path, windows) is { } fault)
                throw Refused(artifact, entry.Path, fault);
            string path = ignoresCase ? entry.Path.Normalize(NormalizationForm.FormC) : entry.Path;
            if (!files.TryAdd(path, entry.Path))
                throw Refused(artifact, entry.Path, $"it is the same file as '{files[path]}' on this system");
            for (int slash = path.LastIndexOf('/'); slash > 0 && folders.Add(path[..slash]); slash = path.LastIndexOf('/', slash - 1))
            {
            }
        }
        foreach ((string path, string original) in files)
        {
            if (folders.Contains(path))
                throw Refused(artifact, original, "it is a file and a folder");
        }
    }

    /// <summary>Throws if the folder's disk has not enough room, as far as that can be told.</summary>
    /// <exception cref="WandbException">There is too little room.</exception>
    public static void CheckRoom(string artifact, string folder, IEnumerable<ArtifactEntry> entries)
    {
        UInt128 wanted = 0;
        foreach (ArtifactEntry entry in entries)
            wanted += (ulong)(entry.Size ?? 0);
        long free;
        try
        {
            free = new DriveInfo(folder).AvailableFreeSpace;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return;
        }
        if (wanted > (ulong)free)
            throw new WandbException($"The artifact '{artifact}' has {wanted} bytes to download, but the disk of '{folder}' has room for {free}. Free some, or download less.");
    }

    /// <summary>A path that is not downloaded.</summary>
    public static WandbException Refused(string artifact, string path, string fault) =>
        new($"The artifact '{artifact}' is not downloaded, because its entry '{Printable(path)}' cannot be a file here: {fault}. Download others by PathPrefix.");

    // What comes from elsewhere must not act on a terminal.
    private static string Printable(string path) =>
        string.Concat(path.EnumerateRunes().Take(200).Select(rune => Rune.IsControl(rune) ? "?" : rune.ToString()));
}
