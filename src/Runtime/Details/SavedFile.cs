using Instrument.Reading;

namespace Instrument.Details;

/// <summary>A file that was put into a run's folder.</summary>
/// <param name="Path">Below the run's files, with forward slashes.</param>
/// <param name="FullPath">Where it is.</param>
/// <param name="Policy">When it is uploaded.</param>
internal readonly record struct SavedFile(string Path, string FullPath, RunFilePolicy Policy);
