using System.Security.Cryptography;

namespace Instrument.Artifacts;

/// <summary>Computes W&amp;B's digest of content: its MD5 in base64 (docs/wire/artifacts.md §3.1).</summary>
internal static class ContentDigest
{
    /// <summary>How many bytes are read at a time.</summary>
    public const int BufferBytes = 256 * 1024;

    /// <summary>Characters of a digest.</summary>
    public const int Length = 24;

    /// <summary>A hash that content is appended to.</summary>
    public static IncrementalHash Begin()
    {
#pragma warning disable CA5351 // W&B's digest of content; nothing is protected by it.
        return IncrementalHash.CreateHash(HashAlgorithmName.MD5);
#pragma warning restore CA5351
    }

    /// <summary>The digest of some bytes.</summary>
    public static string Of(ReadOnlySpan<byte> content)
    {
#pragma warning disable CA5351 // As above.
        return Convert.ToBase64String(MD5.HashData(content));
#pragma warning restore CA5351
    }

    /// <summary>The digest of what was appended.</summary>
    public static string End(IncrementalHash hash) => Convert.ToBase64String(hash.GetHashAndReset());

    /// <summary>The digest and length of a file.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static (string Digest, long Length) OfFile(string path)
    {
        using IncrementalHash hash = Begin();
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 0, FileOptions.SequentialScan);
        byte[] buffer = System.Buffers.ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            long length = 0;
            while (file.Read(buffer) is > 0 and int read)
            {
                hash.AppendData(buffer, 0, read);
                length += read;
            }
            return (End(hash), length);
        }
        finally
        {
            System.Buffers.ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>The digest in hexadecimal; <see langword="null"/> if the text is no digest of content.</summary>
    public static string? ToHex(string digest)
    {
        Span<byte> bytes = stackalloc byte[16];
        return digest.Length == Length && Convert.TryFromBase64String(digest, bytes, out int written) && written == bytes.Length
            ? Convert.ToHexStringLower(bytes)
            : null;
    }
}
