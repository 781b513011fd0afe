using Instrument.Files;

namespace Instrument.Shipping;

/// <summary>Logs of one run that earlier processes have left on this disk and that were not delivered to their end.</summary>
internal static class EarlierLogs
{
    /// <summary>Finds them, the oldest first.</summary>
    /// <param name="wandbDirectory">The directory that holds the runs' directories.</param>
    /// <param name="runId">The run's id.</param>
    public static IReadOnlyList<string> Find(string wandbDirectory, string runId)
    {
        if (!Directory.Exists(wandbDirectory))
            return [];
        List<string> logs = [];
        foreach (string directory in Directory.EnumerateDirectories(wandbDirectory, $"*run-*-{runId}*").OrderBy(RunDirectory.StartOf, StringComparer.Ordinal))
        {
            string log = Path.Combine(directory, $"run-{runId}.wandb");
            bool isActive = File.Exists(Path.ChangeExtension(log, RunDirectory.RowBufferExtension));
            if (File.Exists(log) && !isActive && !File.Exists(log + SyncedMark.Extension) && !new ShipStateFile(log).Read().IsComplete)
                logs.Add(log);
        }
        return logs;
    }
}
