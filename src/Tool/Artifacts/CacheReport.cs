namespace Instrument.Tool.Artifacts;

/// <summary>What was deleted of a cache.</summary>
/// <param name="Directory">The cache.</param>
/// <param name="DryRun">Whether nothing was deleted after all.</param>
/// <param name="DeletedFiles">Files that were deleted.</param>
/// <param name="DeletedBytes">Their bytes.</param>
/// <param name="KeptBytes">Bytes that are left.</param>
internal sealed record CacheReport(string Directory, bool DryRun, long DeletedFiles, long DeletedBytes, long KeptBytes);
