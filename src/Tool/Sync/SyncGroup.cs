using Instrument.Shipping;
using Instrument.Tool.Runs;

namespace Instrument.Tool.Sync;

/// <summary>The logs of one run in the order of their start; of a run that several processes wrote together, the log of one of them.</summary>
/// <param name="Id">The run's id.</param>
/// <param name="Logs">Those that are to be sent.</param>
/// <param name="HasEarlier">Whether a log of the run that started before all of them is on this disk, and was sent.</param>
internal sealed record SyncGroup(string Id, IReadOnlyList<LocalRun> Logs, bool HasEarlier)
{
    /// <summary>Groups logs by run, in the order of the runs' first starts.</summary>
    public static IEnumerable<SyncGroup> Of(IEnumerable<LocalRun> runs, Func<LocalRun, bool> isWanted)
    {
        // The same id in another directory of runs is another run, unless somebody names both.
        foreach (IGrouping<string, LocalRun> logs in runs.DistinctBy(run => run.LogPath).OrderBy(run => run.Start, StringComparer.Ordinal).GroupBy(run => run.Id))
        {
            LocalRun[] wanted = [.. logs.Where(isWanted)];
            // Their lines are counted for each writer, so that none waits for another.
            foreach (LocalRun shared in wanted.Where(IsShared))
                yield return new SyncGroup(logs.Key, [shared], HasEarlier: false);
            wanted = [.. wanted.Where(run => !IsShared(run))];
            if (wanted.Length == 0)
                continue;
            IEnumerable<LocalRun> siblings = Siblings(wanted[0]);
            yield return new SyncGroup(logs.Key, wanted, siblings.Any(other => string.CompareOrdinal(other.Start, wanted[0].Start) < 0));
        }
    }

    private static bool IsShared(LocalRun run)
    {
        try
        {
            return LogWriterReader.Read(run.LogPath).IsShared;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Whoever sends the log says why it cannot be read.
            return false;
        }
    }

    private static IEnumerable<LocalRun> Siblings(LocalRun run)
    {
        string? parent = Path.GetDirectoryName(run.Directory);
        return parent is null ? [] : Directory.EnumerateDirectories(parent, $"*run-*-{run.Id}*")
            .Select(directory => new LocalRun(Path.Combine(directory, Path.GetFileName(run.LogPath))))
            .Where(other => File.Exists(other.LogPath) && other.LogPath != run.LogPath);
    }
}
