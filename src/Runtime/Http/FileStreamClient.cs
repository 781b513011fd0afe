using System.IO.Compression;
using System.Text.Json;
using Instrument.Http.GraphQl;
using Instrument.Settings;

namespace Instrument.Http;

/// <summary>
/// Sends bodies of a run's lines (docs/wire/online.md §3.1 and §3.8–3.11). A body goes out again and again until the server takes or
/// refuses it; the offsets in it make that harmless. Who calls decides when that has taken too long, and cancels.
/// </summary>
internal sealed class FileStreamClient(
    WandbHttp http, ServerSettings settings, IRequestCredentials? credentials, RetryPipeline pipeline, FailureReader failures, RateLimiter limiter)
{
    /// <summary>The name of these calls in messages.</summary>
    public const string Operation = "file_stream";

    // Kept for an answer that says why: bodies of successes are a few bytes.
    private const int MaxAnswerBytes = 64 * 1024;

    private static readonly KeyValuePair<string, string> Gzip = new("Content-Encoding", "gzip");

    private readonly KeyValuePair<string, string>[] _headers = [.. Headers(settings)];

    /// <summary>Sends one body.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<ApiResult<FileStreamAnswer>> SendAsync(RunPath run, ReadOnlyMemory<byte> body, bool gzip, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> sent = gzip ? Compress(body) : body;
        HttpCall call = new()
        {
            Operation = Operation,
            Method = HttpMethod.Post,
            Target = settings.Address.FileStream(run),
            Content = () => GraphQlClient.JsonContent(sent),
            Headers = gzip ? [.. _headers, Gzip] : _headers,
            Credentials = credentials,
            Before = limiter.WaitAsync,
            Timeout = settings.FileStream.AttemptTimeout,
            MaxAnswerBytes = MaxAnswerBytes,
        };
        HttpAttempt attempt = await pipeline
            .RunAsync(Operation, token => AttemptAsync(call, token), budget: null, cancellationToken)
            .ConfigureAwait(false);
        return failures.OfCall(attempt, Operation, RetryTable.MostFailures) is { } failure ? failure : Read(attempt.Answer!.Body);
    }

    // The header of the writer has another name here than in GraphQL calls (docs/wire/online.md §1.7).
    private static IEnumerable<KeyValuePair<string, string>> Headers(ServerSettings settings)
    {
        if (settings.SharedWriterId is { } writer)
        {
            yield return new("X-WANDB-USE-ASYNC-FILESTREAM", "true");
            yield return new("X-WANDB-ASYNC-CLIENT-ID", writer);
        }
        if (settings.ServerSideDerivedSummary)
            yield return new("X-WANDB-SERVER-SIDE-DERIVED-SUMMARY", "true");
    }

    private async Task<HttpAttempt> AttemptAsync(HttpCall call, CancellationToken cancellationToken)
    {
        HttpAttempt attempt = await http.SendAsync(call, cancellationToken).ConfigureAwait(false);
        if (attempt.Answer is { } answer)
            limiter.Observe(answer);
        return attempt;
    }

    private static ReadOnlyMemory<byte> Compress(ReadOnlyMemory<byte> body)
    {
        // Lines of numbers shrink to a quarter or less.
        MemoryStream compressed = new((body.Length / 4) + 256);
        using (GZipStream gzip = new(compressed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(body.Span);
        return compressed.GetBuffer().AsMemory(0, (int)compressed.Length);
    }

    // The server has taken the lines, whatever its answer looks like.
    private static FileStreamAnswer Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            return new FileStreamAnswer(
                document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("stopped", out JsonElement stopped)
                && stopped.ValueKind == JsonValueKind.True);
        }
        catch (JsonException)
        {
            return new FileStreamAnswer(Stopped: false);
        }
    }
}
