namespace Instrument.Reading;

/// <summary>A file that belongs to a run.</summary>
/// <param name="Path">Its path below the folder <c>files</c> of the run's directory.</param>
/// <param name="Policy">When it is uploaded.</param>
/// <param name="Type">What it is.</param>
public sealed record RunFile(string Path, RunFilePolicy Policy, RunFileType Type);
