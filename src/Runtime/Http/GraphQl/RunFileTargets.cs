namespace Instrument.Http.GraphQl;

/// <summary>Where the files of one request are to be put, by the names that the server gave back. A file without a target is to be skipped.</summary>
internal sealed record RunFileTargets(IReadOnlyDictionary<string, UploadTarget?> Files)
{
    /// <summary>No files.</summary>
    public static RunFileTargets None { get; } = new(new Dictionary<string, UploadTarget?>());
}
