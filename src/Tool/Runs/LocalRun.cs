using Instrument.Files;
using Instrument.Reading.Scanning;
using Instrument.Shipping;

namespace Instrument.Tool.Runs;

/// <summary>A run's directory on this disk, by its log.</summary>
/// <param name="LogPath">Full path of the log.</param>
internal sealed record LocalRun(string LogPath)
{
    /// <summary>Full path of the directory.</summary>
    public string Directory => Path.GetDirectoryName(LogPath)!;

    /// <summary>The run's id, as the log's name has it.</summary>
    public string Id => RunLogPath.RunId(LogPath) ?? Path.GetFileNameWithoutExtension(LogPath);

    /// <summary>What runs are ordered by: the time of the start.</summary>
    public string Start => RunDirectory.StartOf(Directory);

    /// <summary>Full path of the row buffer's file.</summary>
    public string RowBufferPath => Path.ChangeExtension(LogPath, RunDirectory.RowBufferExtension);

    /// <summary>Whether all of the log is at a server.</summary>
    public bool IsSynced => SyncedMark.Exists(LogPath);
}
