namespace Instrument.Tool.Sync;

/// <summary>The account of a synchronization.</summary>
/// <param name="DryRun">Whether nothing was sent.</param>
/// <param name="Runs">Each log.</param>
internal sealed record SyncReport(bool DryRun, IReadOnlyList<SyncedRun> Runs)
{
    /// <summary>Rows of all logs.</summary>
    public long Rows => Runs.Sum(run => run.Rows);

    /// <summary>Rows that the server has.</summary>
    public long Sent => Runs.Sum(run => run.Sent);

    /// <summary>Rows that the server does not take.</summary>
    public long Refused => Runs.Sum(run => run.Refused);

    /// <summary>Rows that are not at the server yet.</summary>
    public long Pending => Runs.Sum(run => run.Pending);

    /// <summary>Files that the server has.</summary>
    public int Files => Runs.Sum(run => run.Files);

    /// <summary>How the process ends.</summary>
    public int ExitCode => Runs.Select(run => run.Code).DefaultIfEmpty().Max();
}
