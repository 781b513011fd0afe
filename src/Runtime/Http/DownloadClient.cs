using System.Buffers;
using System.Globalization;
using Instrument.Settings;

namespace Instrument.Http;

/// <summary>Gets files from signed addresses, without credentials, or from the server itself with them (docs/wire/artifacts.md §6.4).</summary>
internal sealed class DownloadClient(WandbHttp http, ServerSettings settings, IRequestCredentials? credentials, RetryPipeline pipeline, FailureReader failures)
{
    /// <summary>The name of these calls in messages.</summary>
    public const string Operation = "download";

    private const int BufferBytes = 128 * 1024;

    /// <summary>Gets one file.</summary>
    /// <param name="url">The address; a relative one is below the base URL.</param>
    /// <param name="sink">Takes the bytes.</param>
    /// <param name="cancellationToken">Ends the call with an exception.</param>
    /// <returns>How many bytes the sink has.</returns>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<ApiResult<DownloadedFile>> GetAsync(string url, IDownloadSink sink, CancellationToken cancellationToken)
    {
        if (Address(url) is not { } address)
            return new ApiFailure(ApiFailureKind.BadAnswer, null, "The server gave an address for the download that is none.", IsFinal: true);
        sink.Restart();
        HttpAttempt attempt = await pipeline.RunAsync(Operation, token => http.SendAsync(Call(address, sink), token), budget: null, cancellationToken)
            .ConfigureAwait(false);
        return failures.OfDownload(attempt, Operation) is { } failure ? failure : new DownloadedFile(sink.Position);
    }

    private HttpCall Call(Uri address, IDownloadSink sink)
    {
        // A file that is compressed on its way could not be continued in its middle.
        List<KeyValuePair<string, string>> headers = [new("Accept-Encoding", "identity")];
        if (sink.Position > 0)
            headers.Add(new("Range", string.Create(CultureInfo.InvariantCulture, $"bytes={sink.Position}-")));
        return new HttpCall
        {
            Operation = Operation,
            Method = HttpMethod.Get,
            Target = address,
            Headers = headers,
            Credentials = credentials,
            Timeout = settings.FileTransfer.AttemptTimeout,
            Receive = (response, body, token) => ReceiveAsync(sink, response, body, token),
        };
    }

    private static async Task ReceiveAsync(IDownloadSink sink, HttpResponseMessage response, Stream body, CancellationToken cancellation)
    {
        bool isContinued = response.StatusCode == System.Net.HttpStatusCode.PartialContent && response.Content.Headers.ContentRange?.From == sink.Position;
        if (!isContinued && sink.Position > 0)
            sink.Restart();
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            while (await body.ReadAsync(buffer, cancellation).ConfigureAwait(false) is > 0 and int read)
                await sink.WriteAsync(buffer.AsMemory(0, read), cancellation).ConfigureAwait(false);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private Uri? Address(string url) => url.StartsWith('/')
        ? Uri.TryCreate(settings.Address.Text + url, UriKind.Absolute, out Uri? own) ? own : null
        : Uri.TryCreate(url, UriKind.Absolute, out Uri? other) && other.Scheme is "http" or "https" ? other : null;
}
