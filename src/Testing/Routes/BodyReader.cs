using System.IO.Compression;
using Instrument.Testing.State;
using Microsoft.AspNetCore.Http;

namespace Instrument.Testing.Routes;

/// <summary>Reads bodies whole, as slowly as a test wants, and unpacks them.</summary>
internal static class BodyReader
{
    private const int ChunkBytes = 4096;

    /// <summary>A body in memory cannot be larger than this; the real limit is not known (docs/wire/online.md §3.7).</summary>
    public const int MaxBytes = 512 * 1024 * 1024;

    /// <summary>The body as it comes; before each chunk of a slow one passes the pause.</summary>
    public static async Task<byte[]> ReadAsync(HttpRequest request, Func<CancellationToken, Task>? pause, CancellationToken cancellationToken)
    {
        using MemoryStream body = new();
        if (pause is null)
        {
            await request.Body.CopyToAsync(body, cancellationToken).ConfigureAwait(false);
            return body.ToArray();
        }
        byte[] chunk = new byte[ChunkBytes];
        while (true)
        {
            await pause(cancellationToken).ConfigureAwait(false);
            int length = await request.Body.ReadAsync(chunk, cancellationToken).ConfigureAwait(false);
            if (length == 0)
                return body.ToArray();
            body.Write(chunk, 0, length);
        }
    }

    public static byte[] Unzip(byte[] body)
    {
        try
        {
            using GZipStream zipped = new(new MemoryStream(body), CompressionMode.Decompress);
            using MemoryStream unzipped = new();
            byte[] chunk = new byte[64 * 1024];
            for (int length = zipped.Read(chunk); length > 0; length = zipped.Read(chunk))
            {
                unzipped.Write(chunk, 0, length);
                if (unzipped.Length > MaxBytes)
                    throw RefusalException.Violates(ViolationKind.Size, $"the body unpacks to more than {MaxBytes} bytes", 413);
            }
            return unzipped.ToArray();
        }
        catch (InvalidDataException)
        {
            throw RefusalException.Violates(ViolationKind.Body, "the body is not in gzip's format");
        }
    }
}
