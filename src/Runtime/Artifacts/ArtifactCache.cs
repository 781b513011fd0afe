using System.Security.Cryptography;
using System.Text;

namespace Instrument.Artifacts;

/// <summary>
/// Keeps the contents of artifacts on this machine, where the official client looks for them too (docs/wire/artifacts.md §6.5). A file appears
/// in it whole or not at all. A cache that cannot be written is none: nothing fails because of it.
/// </summary>
/// <param name="root">See <see cref="ArtifactPaths.Cache"/>.</param>
internal sealed class ArtifactCache(string root)
{
    /// <summary>The folder.</summary>
    public string Root => root;

    /// <summary>Where the content with a digest is, if it is there.</summary>
    /// <exception cref="FormatException">The digest is none of content.</exception>
    public string PathOf(string digest)
    {
        string hex = ContentDigest.ToHex(digest) ?? throw new FormatException($"'{digest}' is no MD5 in base64.");
        return Path.Combine(root, "obj", "md5", hex[..2], hex[2..]);
    }

    /// <summary>Where the content of a reference is, if it is there.</summary>
    /// <param name="uri">Its address.</param>
    /// <param name="tag">Its ETag.</param>
    public string PathOf(string uri, string tag)
    {
        byte[] key = [.. SHA256.HashData(Encoding.UTF8.GetBytes(uri)), .. SHA256.HashData(Encoding.UTF8.GetBytes(tag))];
        string hex = Convert.ToHexStringLower(SHA256.HashData(key));
        return Path.Combine(root, "obj", "etag", hex[..2], hex[2..]);
    }

    /// <summary>A new file for a content that is still coming in; <see langword="null"/> if the cache cannot be written.</summary>
    public string? NewTemporary()
    {
        try
        {
            string folder = Path.Combine(root, "tmp");
            Directory.CreateDirectory(folder);
            return Path.Combine(folder, Path.GetRandomFileName());
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Moves a file into the cache, if that can be done at once. The content must be that of the digest.</summary>
    /// <returns>Whether the cache has it now; the file may still be there.</returns>
    public bool TryMove(string file, string digest, long size)
    {
        try
        {
            string place = PathOf(digest);
            if (Has(place, size))
                return true;
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            if (OperatingSystem.IsWindows())
                File.SetAttributes(file, FileAttributes.Normal);
            else
                File.SetUnixFileMode(file, (UnixFileMode)0b110_110_100);
            File.Move(file, place, overwrite: true);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException)
        {
            return false;
        }
    }

    /// <summary>Whether a content is there, by its length: the cache is trusted to hold nothing else.</summary>
    public static bool Has(string place, long? size) => new FileInfo(place) is { Exists: true } file && (size is null || file.Length == size);
}
