using System.Collections.ObjectModel;
using Instrument.Tables;

namespace Instrument.Media;

/// <summary>What values may want to know of their run.</summary>
/// <param name="RunId">The run's id.</param>
/// <param name="Project">Its project.</param>
/// <param name="Entity">Its entity; empty if the server chooses it.</param>
/// <param name="FilesDirectory">Full path of the folder that holds the run's files.</param>
/// <param name="Time">The run's clock.</param>
internal sealed record ValueContext(string RunId, string Project, string Entity, string FilesDirectory, TimeProvider Time)
{
    /// <summary>
    /// Full path of the folder for the files of artifacts until they are uploaded. It is in the run's own folder, so that both stay together.
    /// </summary>
    public string StagingDirectory => Path.Combine(Path.GetDirectoryName(FilesDirectory)!, "artifacts");

    /// <summary>By key, where the incremental tables of the run go on that an earlier process began.</summary>
    public IReadOnlyDictionary<string, TableIncrement> Increments { get; init; } = ReadOnlyDictionary<string, TableIncrement>.Empty;
}
