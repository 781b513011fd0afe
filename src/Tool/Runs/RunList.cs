namespace Instrument.Tool.Runs;

/// <summary>What is known of several runs; a log that cannot be read does not hide the others.</summary>
/// <param name="Runs">Those that can be read.</param>
/// <param name="Unreadable">Why others cannot, by their directories.</param>
internal sealed record RunList(IReadOnlyList<LocalRunInfo> Runs, IReadOnlyDictionary<string, string> Unreadable)
{
    /// <summary>Reads runs.</summary>
    public static RunList Of(ToolHost host, IEnumerable<LocalRun> runs, bool recover)
    {
        RunInspector inspector = new(host);
        List<LocalRunInfo> readable = [];
        SortedDictionary<string, string> unreadable = new(StringComparer.Ordinal);
        foreach (LocalRun run in runs)
        {
            try
            {
                readable.Add(inspector.Inspect(run, recover));
            }
            catch (Exception exception) when (exception is ToolException or WandbException or IOException or UnauthorizedAccessException)
            {
                unreadable[run.Directory] = exception.Message;
            }
        }
        // By the logs, not by the directories, whose names know no parts of a second.
        return new RunList([.. readable.OrderBy(run => run.Started)], unreadable);
    }
}
