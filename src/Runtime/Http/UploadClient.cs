using Instrument.Settings;
using Microsoft.Extensions.Logging;

namespace Instrument.Http;

/// <summary>Puts files where a signed address says (docs/wire/online.md §4.2). The requests carry no credentials.</summary>
internal sealed class UploadClient(WandbHttp http, ServerSettings settings, RetryPipeline pipeline, FailureReader failures, ILogger logger)
{
    /// <summary>The name of these calls in messages.</summary>
    public const string Operation = "upload";

    // What is logged of an answer; the storage's own pages are longer.
    private const int MaxAnswerBytes = 1024;

    /// <summary>Puts one file.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public Task<ApiResult<UploadedFile>> PutAsync(UploadTarget target, string path, Action<long>? progress, CancellationToken cancellationToken) =>
        PutAsync(target, path, 0, null, progress, cancellationToken);

    /// <summary>Puts a part of a file.</summary>
    /// <param name="target">Where.</param>
    /// <param name="path">The file.</param>
    /// <param name="start">Where the part starts in the file.</param>
    /// <param name="partLength">Its length; <see langword="null"/> for all that follows.</param>
    /// <param name="progress">Told how many bytes of this attempt are sent.</param>
    /// <param name="cancellationToken">Ends the call with an exception.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<ApiResult<UploadedFile>> PutAsync(
        UploadTarget target, string path, long start, long? partLength, Action<long>? progress, CancellationToken cancellationToken)
    {
        if (Address(target.Url) is not { } address)
            return new ApiFailure(ApiFailureKind.BadAnswer, null, "The server gave an address for the upload that is none.", IsFinal: true);
        KeyValuePair<string, string>[] headers = [.. Headers(target.Headers)];
        long length = 0;
        HttpAttempt attempt = await pipeline.RunAsync(Operation, async token =>
        {
            progress?.Invoke(0);
            (FileStream? file, ApiFailure? failure) = Open(path);
            if (file is null)
                return failure!;
            await using (file.ConfigureAwait(false))
            {
                length = partLength ?? (file.Length - start);
                return await http.SendAsync(Call(address, headers, () => new FileContent(file, start, length, progress)), token).ConfigureAwait(false);
            }
        }, budget: null, cancellationToken).ConfigureAwait(false);
        return failures.OfUpload(attempt, Operation) is { } failure ? failure : new UploadedFile(length, attempt.Answer!.ETag);
    }

    private HttpCall Call(Uri address, KeyValuePair<string, string>[] headers, Func<HttpContent> content) => new()
    {
        Operation = Operation,
        Method = HttpMethod.Put,
        Target = address,
        Content = content,
        Headers = headers,
        Timeout = settings.FileTransfer.AttemptTimeout,
        MaxAnswerBytes = MaxAnswerBytes,
    };

    private Uri? Address(string url) => url.StartsWith('/')
        ? Uri.TryCreate(settings.Address.Text + url, UriKind.Absolute, out Uri? own) ? own : null
        : Uri.TryCreate(url, UriKind.Absolute, out Uri? other) && other.Scheme is "http" or "https" ? other : null;

    private IEnumerable<KeyValuePair<string, string>> Headers(IReadOnlyList<string> lines)
    {
        foreach (string line in lines)
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            string name = colon < 0 ? "" : line[..colon];
            string value = line[(colon + 1)..].Trim();
            if (HeaderText.IsName(name) && HeaderText.IsValue(value))
                yield return new(name, value);
            else
                LogMessages.UploadHeaderSkipped(logger, HeaderText.IsName(name) ? name : "?");
        }
    }

    private static (FileStream? File, ApiFailure? Failure) Open(string path)
    {
        try
        {
            // The program may go on writing to it, or replace it.
            FileStreamOptions options = new()
            {
                Mode = FileMode.Open,
                Access = FileAccess.Read,
                Share = FileShare.ReadWrite | FileShare.Delete,
                Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
                BufferSize = 0,
            };
            return (new FileStream(path, options), null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            string reason = Directory.Exists(path) ? "it is a directory" : exception.Message;
            return (null, new ApiFailure(ApiFailureKind.LocalFile, null, $"The file {path} cannot be uploaded: {reason}", IsFinal: true));
        }
    }
}
