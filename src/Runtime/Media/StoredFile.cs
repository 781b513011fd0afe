namespace Instrument.Media;

/// <summary>A media file in the run's folder.</summary>
/// <param name="Path">Below the run's files, with forward slashes.</param>
/// <param name="Sha256">In lower-case hex.</param>
/// <param name="Size">In bytes.</param>
internal readonly record struct StoredFile(string Path, string Sha256, long Size);
