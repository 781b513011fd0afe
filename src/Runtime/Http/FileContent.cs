using System.Buffers;
using System.Net;

namespace Instrument.Http;

/// <summary>A file as the body of a request: read while it is sent, with a length that is fixed when the attempt begins.</summary>
/// <param name="file">The open file. It is not disposed.</param>
/// <param name="start">Where in the file the body starts.</param>
/// <param name="length">How many bytes of it are sent.</param>
/// <param name="progress">Told how many bytes are sent so far.</param>
internal sealed class FileContent(FileStream file, long start, long length, Action<long>? progress) : HttpContent
{
    private const int BufferBytes = 128 * 1024;

    /// <inheritdoc/>
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    /// <inheritdoc/>
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        // A redirect or a proxy may ask for the body again.
        file.Position = start;
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            for (long sent = 0; sent < length;)
            {
                int read = await ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, length - sent)), cancellationToken).ConfigureAwait(false);
                await stream.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
                sent += read;
                progress?.Invoke(sent);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <inheritdoc/>
    protected override bool TryComputeLength(out long computed)
    {
        computed = length;
        return true;
    }

    private async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            int read = await file.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            return read > 0 ? read : throw new EndOfStreamException("it was cut while it was read");
        }
        catch (IOException exception)
        {
            throw new LocalFileException($"The file {file.Name} cannot be uploaded: {exception.Message}", exception);
        }
    }
}
