using Instrument.Files;

namespace Instrument.Tool.Runs;

/// <summary>Finds runs on this disk: all of them, those of a path, or the one that a user means.</summary>
internal sealed class RunFinder(ToolHost host)
{
    /// <summary>The directory that holds runs: <c>wandb</c> or <c>.wandb</c> below <c>WANDB_DIR</c>, or below the current directory.</summary>
    public string WandbDirectory =>
        RunDirectory.WandbDirectory(host.Full(host.Variable("WANDB_DIR") is { Length: > 0 } given ? given : "."));

    /// <summary>All runs, the oldest first.</summary>
    public IReadOnlyList<LocalRun> All() => Below(WandbDirectory);

    /// <summary>The runs of a path: a log, a run's directory, a <c>wandb</c> directory, or one that holds such a directory.</summary>
    /// <exception cref="ToolException">There are none.</exception>
    public IReadOnlyList<LocalRun> In(string path)
    {
        string full = Real(host.Full(path));
        if (File.Exists(full))
            return full.EndsWith(".wandb", StringComparison.Ordinal) ? [new LocalRun(full)] : throw Missing($"'{path}' is no .wandb log");
        if (!Directory.Exists(full))
            throw Missing($"there is no '{path}'");
        IReadOnlyList<LocalRun> runs = [.. LogsIn(full), .. Below(full)];
        if (runs.Count == 0)
            runs = Below(RunDirectory.WandbDirectory(full));
        return runs.Count != 0 ? runs : throw Missing($"there is no run in '{path}'");
    }

    /// <summary>All logs of the run that a user means, the oldest first: several processes can have written it one after the other.</summary>
    /// <param name="text">A path, or a run's id.</param>
    /// <exception cref="ToolException">There is none, or the path has several runs.</exception>
    public IReadOnlyList<LocalRun> Find(string text)
    {
        string full = host.Full(text);
        if (File.Exists(full) || Directory.Exists(full))
        {
            IReadOnlyList<LocalRun> runs = In(text);
            return runs.Count == 1 ? runs : throw new ToolException(ExitCode.Usage, $"'{text}' has {runs.Count} logs; name one of them, or the id of a run.");
        }
        IReadOnlyList<LocalRun> found = [.. All().Where(run => run.Id == text)];
        return found.Count != 0 ? found : throw Missing($"there is no path and no run '{text}' in {WandbDirectory}");
    }

    private static IReadOnlyList<LocalRun> Below(string directory)
    {
        if (!Directory.Exists(directory))
            return [];
        // Links, such as latest-run, lead to directories that are found anyway.
        return [.. Directory.EnumerateDirectories(directory, "*run-*")
            .Where(run => new DirectoryInfo(run).LinkTarget is null)
            .SelectMany(LogsIn)
            .OrderBy(run => run.Start, StringComparer.Ordinal)];
    }

    private static IEnumerable<LocalRun> LogsIn(string directory) =>
        Directory.EnumerateFiles(directory, "run-*.wandb").Order(StringComparer.Ordinal).Select(log => new LocalRun(log));

    private static string Real(string path) =>
        Directory.Exists(path) ? new DirectoryInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path : path;

    private static ToolException Missing(string what) =>
        new(ExitCode.Failed, $"{what}. Name a run's directory, its .wandb log, or its id; 'instrument runs' lists the runs.");
}
