using System.Runtime.ExceptionServices;
using Instrument.Artifacts.Hashing;
using Instrument.Shipping.Files;

namespace Instrument.Artifacts;

/// <summary>Captures many files at the same time, all or none.</summary>
internal static class ParallelCapture
{
    // A single large file among lanes that have run out of files would be slower than alone.
    private const long LargestOfLanes = 16L * 1024 * 1024;

    /// <summary>Captures files.</summary>
    /// <param name="staging">Where the copies go.</param>
    /// <param name="files">The files.</param>
    /// <param name="names">The paths of their entries.</param>
    /// <param name="parallelism">How many threads.</param>
    /// <param name="time">Tells how old files are.</param>
    /// <exception cref="IOException">A file cannot be read or copied.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    public static ArtifactEntry[] Run(
        ArtifactStaging staging, IReadOnlyList<(string File, string Path)> files, IReadOnlyList<string> names, int parallelism, TimeProvider time)
    {
        ArtifactEntry?[] entries = new ArtifactEntry?[files.Count];
        bool[] isSmall = [.. files.Select(file => Md5Lanes.IsSupported && new FileInfo(file.File) is { Exists: true, Length: <= LargestOfLanes })];
        int[] small = [.. Enumerable.Range(0, files.Count).Where(index => isSmall[index])];
        int[] others = [.. Enumerable.Range(0, files.Count).Where(index => !isSmall[index])];
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = parallelism };
        try
        {
            Parallel.ForEach(others, parallel, (index, loop) =>
            {
                if (!loop.IsStopped)
                    entries[index] = staging.Capture(files[index].File, names[index], time);
            });
            int workers = Math.Min(parallelism, (small.Length + Md5Lanes.Count - 1) / Md5Lanes.Count);
            int taken = -1;
            Parallel.For(0, workers, parallel, _ =>
                CaptureSmall(staging, small, () => Interlocked.Increment(ref taken), index => (files[index].File, names[index]), entries, time));
        }
        catch (AggregateException exception)
        {
            Undo(entries.OfType<ArtifactEntry>());
            ExceptionDispatchInfo.Throw(exception.InnerExceptions[0]);
        }
        return entries!;
    }

    /// <summary>Deletes the copies of entries that are not used after all.</summary>
    public static void Undo(IEnumerable<ArtifactEntry> entries)
    {
        foreach (ArtifactEntry entry in entries)
        {
            if (entry.LocalPath is { } staged && ArtifactStaging.FolderOf(staged) is not null)
                File.Delete(staged);
        }
    }

    private static void CaptureSmall(
        ArtifactStaging staging, int[] small, Func<int> take, Func<int, (string File, string Name)> of, ArtifactEntry?[] entries, TimeProvider time)
    {
        Dictionary<int, (string Copy, FileStamp Before)> open = [];
        try
        {
            using FileLanes lanes = new();
            lanes.Run(
                () =>
                {
                    int place = take();
                    if (place >= small.Length)
                        return null;
                    string copy = staging.NewPath();
                    open[small[place]] = (copy, ArtifactStaging.Copy(of(small[place]).File, copy, time));
                    return (small[place], copy);
                },
                (index, digest, length) =>
                {
                    (string file, string name) = of(index);
                    open.Remove(index, out (string Copy, FileStamp Before) captured);
                    entries[index] = ArtifactStaging.Confirm(file, captured.Copy, name, captured.Before, digest, length, time)
                        ?? staging.Capture(file, name, time);
                });
        }
        finally
        {
            foreach ((string copy, _) in open.Values)
                File.Delete(copy);
        }
    }
}
