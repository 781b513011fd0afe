namespace Instrument.Http.GraphQl;

/// <summary>A run in the answers to its creation, change and rewind.</summary>
internal sealed record BucketNode(
    string? Id, string? Name, string? DisplayName, string? Config, string? SweepName, ProjectNode? Project, long? HistoryLineCount)
{
    /// <summary>The fields that are asked for.</summary>
    public const string Selection = "id name displayName description config sweepName project { id name entity { id name } } historyLineCount";

    /// <summary>The run; <see langword="null"/> if the answer lacks what every run has.</summary>
    /// <param name="asked">The names that were asked for; the answer's own replace them.</param>
    /// <param name="inserted">Whether the run was made.</param>
    public ServerRun? ToServerRun(RunPath asked, bool? inserted)
    {
        string entity = Other(Project?.Entity?.Name, asked.Entity);
        string project = Other(Project?.Name, asked.Project);
        string runId = Other(Name, asked.RunId);
        // Without them there is no address for the lines.
        if (string.IsNullOrEmpty(Id) || entity.Length == 0 || project.Length == 0)
            return null;
        return new ServerRun
        {
            StorageId = Id,
            Path = new RunPath(entity, project, runId),
            DisplayName = DisplayName,
            Config = Config,
            SweepName = SweepName,
            HistoryLineCount = HistoryLineCount,
            Inserted = inserted,
        };
    }

    private static string Other(string? given, string fallback) => string.IsNullOrEmpty(given) ? fallback : given;
}
