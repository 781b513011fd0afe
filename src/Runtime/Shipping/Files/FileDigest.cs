using System.Security.Cryptography;

namespace Instrument.Shipping.Files;

/// <summary>The MD5 of a file in base64: W&amp;B's digest of file content.</summary>
internal static class FileDigest
{
    private const int BufferSize = 128 * 1024;

    /// <summary>Reads a file and returns its digest.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static async Task<string> ComputeAsync(string file, CancellationToken cancellation)
    {
        FileStream stream = new(
            file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, BufferSize,
            FileOptions.Asynchronous | FileOptions.SequentialScan);
        await using (stream.ConfigureAwait(false))
        {
#pragma warning disable CA5351 // Equality of a user's own files, as W&B compares them; nothing is protected by it.
            return Convert.ToBase64String(await MD5.HashDataAsync(stream, cancellation).ConfigureAwait(false));
#pragma warning restore CA5351
        }
    }
}
