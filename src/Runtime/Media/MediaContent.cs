using System.Security.Cryptography;
using Instrument.Files;

namespace Instrument.Media;

/// <summary>The bytes of a media file before it is in the run's folder: in memory, or in a file of the user's.</summary>
internal abstract class MediaContent
{
    /// <summary>Bytes of memory that the content keeps.</summary>
    public abstract long HeldBytes { get; }

    /// <summary>Full path of the user's file; <see langword="null"/> for content in memory.</summary>
    public virtual string? FilePath => null;

    /// <summary>The name of the user's file, without folders; <see langword="null"/> for content in memory.</summary>
    public string? FileName => Path.GetFileName(FilePath);

    /// <summary>Content in memory, which must not change any more.</summary>
    public static MediaContent FromMemory(ReadOnlyMemory<byte> bytes) => new MemoryContent(bytes);

    /// <summary>Content in a file, which is read when the value is stored.</summary>
    public static MediaContent FromFile(string path) => new UserFile(Path.GetFullPath(path));

    /// <summary>The content, for reading from its start.</summary>
    /// <exception cref="IOException">The file is gone, or cannot be read.</exception>
    public abstract Stream Open();

    /// <summary>Copies the content to a stream and hashes it on the way.</summary>
    /// <returns>SHA-256 in hex, and the number of bytes.</returns>
    public (string Sha256, long Size) CopyTo(Stream target)
    {
        using Stream source = Open();
        using HashingStream hashed = new(target, HashAlgorithmName.SHA256);
        source.CopyTo(hashed);
        return (Convert.ToHexStringLower(hashed.Hash()), hashed.Length);
    }

    private sealed class MemoryContent(ReadOnlyMemory<byte> bytes) : MediaContent
    {
        public override long HeldBytes => bytes.Length;

        public override Stream Open() => System.Runtime.InteropServices.MemoryMarshal.TryGetArray(bytes, out ArraySegment<byte> segment)
            ? new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false)
            : new MemoryStream(bytes.ToArray(), writable: false);
    }

    private sealed class UserFile(string path) : MediaContent
    {
        public override long HeldBytes => 0;

        public override string? FilePath => path;

        public override Stream Open() => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
    }
}
