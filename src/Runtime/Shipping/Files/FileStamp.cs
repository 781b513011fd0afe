namespace Instrument.Shipping.Files;

/// <summary>What tells at a glance that a file has changed.</summary>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Modified">When it was written last, in ticks of UTC.</param>
/// <param name="IsSettled">
/// Whether every later write gives another stamp. A file that was written a moment ago can be written again without a new time.
/// </param>
internal readonly record struct FileStamp(long Length, long Modified, bool IsSettled)
{
    // FAT keeps times in steps of two seconds, the coarsest of the usual file systems.
    private static readonly TimeSpan Granularity = TimeSpan.FromSeconds(2);

    /// <summary>Reads the stamp of a file; null if there is none.</summary>
    /// <exception cref="IOException">The file system does not answer.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be read.</exception>
    public static FileStamp? Read(string file, TimeProvider time)
    {
        DateTime now = time.GetUtcNow().UtcDateTime;
        // A link's own length and time say nothing about what it leads to.
        FileSystemInfo info = new FileInfo(file);
        if (info.LinkTarget is not null)
            info = info.ResolveLinkTarget(returnFinalTarget: true) ?? info;
        if (info is not FileInfo { Exists: true } found)
            return null;
        return new FileStamp(found.Length, found.LastWriteTimeUtc.Ticks, now - found.LastWriteTimeUtc > Granularity);
    }

    /// <summary>Whether two stamps are of the same length and time.</summary>
    public bool Matches(FileStamp other) => Length == other.Length && Modified == other.Modified;
}
