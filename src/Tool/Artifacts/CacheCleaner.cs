using System.Globalization;

namespace Instrument.Tool.Artifacts;

/// <summary>Deletes files of the cache of artifacts: what broken downloads have left, and contents from those that were used least recently on.</summary>
internal static class CacheCleaner
{
    // A download that is going on has its file there.
    private static readonly TimeSpan AgeOfBroken = TimeSpan.FromDays(1);

    /// <summary>Cleans.</summary>
    /// <param name="cache">The cache.</param>
    /// <param name="keep">How many bytes of contents may be left.</param>
    /// <param name="dryRun">Whether nothing is deleted after all.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellation">Ends the cleaning.</param>
    public static CacheReport Run(string cache, long keep, bool dryRun, TimeProvider time, CancellationToken cancellation)
    {
        DateTime broken = (time.GetUtcNow() - AgeOfBroken).UtcDateTime;
        FileInfo[] contents = [.. Files(Path.Combine(cache, "obj")).OrderByDescending(file => Latest(file.LastAccessTimeUtc, file.LastWriteTimeUtc))];
        long kept = 0;
        List<FileInfo> unwanted = [.. Files(Path.Combine(cache, "tmp")).Where(file => file.LastWriteTimeUtc < broken)];
        foreach (FileInfo file in contents)
        {
            if (kept + file.Length <= keep)
                kept += file.Length;
            else
                unwanted.Add(file);
        }
        long files = 0;
        long bytes = 0;
        foreach (FileInfo file in unwanted)
        {
            cancellation.ThrowIfCancellationRequested();
            (files, bytes) = (files + 1, bytes + file.Length);
            if (!dryRun)
                file.Delete();
        }
        return new CacheReport(cache, dryRun, files, bytes, kept);
    }

    /// <summary>Reads a number of bytes, perhaps with a unit.</summary>
    /// <exception cref="ArgumentException">The text is none.</exception>
    public static long Bytes(string text)
    {
        (string number, long unit) = text.ToUpperInvariant() switch
        {
            [.. var digits, 'K', 'B'] => (digits, 1_000L),
            [.. var digits, 'M', 'B'] => (digits, 1_000_000L),
            [.. var digits, 'G', 'B'] => (digits, 1_000_000_000L),
            var digits => (digits, 1L),
        };
        return double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value) && value * unit < long.MaxValue
            ? (long)(value * unit)
            : throw new ArgumentException($"'{text}' is no number of bytes; write one such as 500MB or 10GB.");
    }

    private static DateTime Latest(DateTime a, DateTime b) => a > b ? a : b;

    private static IEnumerable<FileInfo> Files(string folder) =>
        Directory.Exists(folder) ? new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories) : [];
}
