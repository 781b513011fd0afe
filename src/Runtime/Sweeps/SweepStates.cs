namespace Instrument.Sweeps;

/// <summary>The states of a sweep as the server writes them, and which can follow which (docs/wire/sdk-surface.md §10.2).</summary>
internal static class SweepStates
{
    /// <summary>The state that the server's word means.</summary>
    public static SweepStatus Parse(string text) => text.ToUpperInvariant() switch
    {
        "PENDING" => SweepStatus.Pending,
        "RUNNING" => SweepStatus.Running,
        "PAUSED" => SweepStatus.Paused,
        "FINISHED" => SweepStatus.Finished,
        "CANCELED" or "CANCELLED" => SweepStatus.Canceled,
        _ => SweepStatus.Unknown,
    };

    /// <summary>The server's word.</summary>
    public static string Text(SweepStatus status) => status.ToString().ToUpperInvariant();

    /// <summary>Whether a sweep can be brought from one state into another.</summary>
    public static bool CanBecome(SweepStatus present, SweepStatus wanted) => wanted switch
    {
        SweepStatus.Paused => present is SweepStatus.Running or SweepStatus.Paused or SweepStatus.Unknown,
        SweepStatus.Running => present is SweepStatus.Paused or SweepStatus.Running or SweepStatus.Pending or SweepStatus.Unknown,
        _ => present is SweepStatus.Running or SweepStatus.Paused or SweepStatus.Pending or SweepStatus.Unknown,
    };
}
