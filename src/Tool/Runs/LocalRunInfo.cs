using Instrument.Reading;

namespace Instrument.Tool.Runs;

/// <summary>What is known of a run without a server.</summary>
/// <param name="Id">The run's id.</param>
/// <param name="Name">Display name, if the log states one.</param>
/// <param name="Project">The project that the log states.</param>
/// <param name="Entity">User or team that the log states.</param>
/// <param name="State">How the process has ended.</param>
/// <param name="ExitCode">The exit code, if the log has one.</param>
/// <param name="Started">When the run started.</param>
/// <param name="Rows">Rows of the log.</param>
/// <param name="Sent">Rows that a server has, as far as this machine knows.</param>
/// <param name="Refused">Rows that a server does not take.</param>
/// <param name="Synced">Whether everything is at a server.</param>
/// <param name="Recovered">Rows that were taken over from the buffer of the killed process, just now.</param>
/// <param name="Directory">The run's directory.</param>
internal sealed record LocalRunInfo(
    string Id, string? Name, string? Project, string? Entity, LocalRunState State, int? ExitCode, DateTimeOffset? Started, long Rows, long Sent,
    long Refused, bool Synced, long Recovered, string Directory)
{
    /// <summary>Rows that no server has yet.</summary>
    public long Pending => Synced ? 0 : Math.Max(0, Rows - Sent - Refused);

    /// <summary>How the log says that the process has ended.</summary>
    public static LocalRunState StateOf(RunReader log, bool isActive) =>
        isActive ? LocalRunState.Active
        : !log.IsComplete ? LocalRunState.Crashed
        : log.ExitCode == 0 ? LocalRunState.Finished
        : LocalRunState.Failed;
}
