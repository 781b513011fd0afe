namespace Instrument.Reading.Scanning;

/// <summary>Finds the log that a user means.</summary>
internal static class RunLogPath
{
    private const string WayOut =
        "Name the run's directory, for example 'wandb/latest-run', or the file run-ID.wandb in it.";

    /// <summary>Full path of the log.</summary>
    /// <param name="path">A log, or the directory of a run.</param>
    /// <exception cref="FileNotFoundException">There is neither.</exception>
    /// <exception cref="WandbException">The directory does not hold exactly one log.</exception>
    public static string Find(string path)
    {
        string full = Path.GetFullPath(path);
        if (File.Exists(full))
            return full;
        if (!Directory.Exists(full))
            throw new FileNotFoundException($"There is no file or directory '{path}'. {WayOut}", path);
        string[] logs = Directory.GetFiles(full, "run-*.wandb");
        return logs.Length switch
        {
            1 => logs[0],
            0 => throw new WandbException($"The directory '{path}' holds no log, a file named run-ID.wandb. {WayOut}"),
            _ => throw new WandbException($"The directory '{path}' holds {logs.Length} logs, and a reader reads one. {WayOut}"),
        };
    }

    /// <summary>The run's id as the log's name states it; <see langword="null"/> if the file has another name.</summary>
    public static string? RunId(string path)
    {
        string name = Path.GetFileNameWithoutExtension(path);
        return name.StartsWith("run-", StringComparison.Ordinal) && name.Length > 4 ? name[4..] : null;
    }
}
