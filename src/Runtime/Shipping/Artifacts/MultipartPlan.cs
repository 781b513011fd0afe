using System.Buffers;
using System.Security.Cryptography;
using Instrument.Artifacts;
using Instrument.Http.GraphQl.Artifacts;

namespace Instrument.Shipping.Artifacts;

/// <summary>How a large file is cut into parts (docs/wire/artifacts.md §5.7).</summary>
/// <param name="PartBytes">The length of all parts but the last one.</param>
/// <param name="Digests">The MD5 of each part.</param>
internal sealed record MultipartPlan(long PartBytes, IReadOnlyList<byte[]> Digests)
{
    /// <summary>The usual length of a part.</summary>
    public const long DefaultPartBytes = 100L * 1024 * 1024;

    /// <summary>The longest file that the server takes: 5 TiB.</summary>
    public const long MaxFileBytes = 5L * 1024 * 1024 * 1024 * 1024;

    private const int MaxParts = 10_000;
    private const int Granularity = 4096;

    /// <summary>The parts as the server wants to know them.</summary>
    public IReadOnlyList<UploadPart> Parts => [.. Digests.Select((digest, index) => new UploadPart(index + 1, Convert.ToHexStringLower(digest)))];

    /// <summary>The length of the parts of a file.</summary>
    public static long PartLength(long fileBytes, long usual = DefaultPartBytes)
    {
        if (fileBytes < usual * MaxParts)
            return usual;
        long least = (fileBytes + MaxParts - 1) / MaxParts;
        return (least + Granularity - 1) / Granularity * Granularity;
    }

    /// <summary>Reads a file and plans its parts.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static async Task<MultipartPlan> OfAsync(string file, long usualPartBytes, CancellationToken cancellation)
    {
        FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 0, FileOptions.Asynchronous | FileOptions.SequentialScan);
        await using (stream.ConfigureAwait(false))
        {
            long partBytes = PartLength(stream.Length, usualPartBytes);
            List<byte[]> digests = [];
            byte[] buffer = ArrayPool<byte>.Shared.Rent(ContentDigest.BufferBytes);
            try
            {
                using IncrementalHash hash = ContentDigest.Begin();
                for (long left = stream.Length; left > 0;)
                {
                    long inPart = Math.Min(partBytes, left);
                    left -= inPart;
                    for (; inPart > 0;)
                    {
                        int read = await stream.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, inPart)), cancellation).ConfigureAwait(false);
                        if (read == 0)
                            throw new EndOfStreamException($"The file {file} was cut while it was read.");
                        hash.AppendData(buffer, 0, read);
                        inPart -= read;
                    }
                    digests.Add(hash.GetHashAndReset());
                }
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(buffer);
            }
            return new MultipartPlan(partBytes, digests);
        }
    }
}
