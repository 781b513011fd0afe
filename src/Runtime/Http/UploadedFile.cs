namespace Instrument.Http;

/// <summary>A file that the storage has taken.</summary>
/// <param name="Bytes">Its length.</param>
/// <param name="ETag">The tag that the storage gave it, as received.</param>
internal sealed record UploadedFile(long Bytes, string? ETag);
