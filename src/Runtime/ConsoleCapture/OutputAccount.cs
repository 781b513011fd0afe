namespace Instrument.ConsoleCapture;

/// <summary>What became of a run's console output.</summary>
/// <param name="Bytes">What is kept, as UTF-8.</param>
/// <param name="LeftOutBytes">What is not.</param>
/// <param name="LeftOutLines">Ends of lines in what is not.</param>
internal readonly record struct OutputAccount(long Bytes, long LeftOutBytes, long LeftOutLines);
