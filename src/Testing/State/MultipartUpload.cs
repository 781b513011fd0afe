namespace Instrument.Testing.State;

/// <summary>A file that comes in parts.</summary>
internal sealed class MultipartUpload(string id, string md5, string storagePath, IReadOnlyList<string> partDigests)
{
    public string Id { get; } = id;

    public string Md5 { get; } = md5;

    public string StoragePath { get; } = storagePath;

    /// <summary>The MD5 of each part, in hexadecimal.</summary>
    public IReadOnlyList<string> PartDigests { get; } = partDigests;

    public Dictionary<int, byte[]> Parts { get; } = [];
}
