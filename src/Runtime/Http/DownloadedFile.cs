namespace Instrument.Http;

/// <summary>A file that was downloaded.</summary>
/// <param name="Bytes">Its length.</param>
internal sealed record DownloadedFile(long Bytes);
