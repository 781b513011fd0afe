using System.Buffers;
using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Instrument.Settings;

namespace Instrument.Http.GraphQl;

/// <summary>Sends operations and reads their data (docs/wire/online.md §2.1 and §2.2).</summary>
internal sealed class GraphQlClient
{
    private const int MaxAnswerBytes = 64 * 1024 * 1024;

    private const string NoJson = "it is not the JSON that the protocol says";

    // The relaxed encoder keeps text that is not ASCII as it is; nothing here goes into a web page.
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly WandbHttp _http;
    private readonly FailureReader _failures;
    private readonly IRequestCredentials? _credentials;
    private readonly ServerSettings _settings;
    private readonly KeyValuePair<string, string>[] _headers;
    private readonly Dictionary<RetryTable, RetryPipeline> _pipelines;

    /// <summary>A client.</summary>
    /// <param name="http">Sends attempts.</param>
    /// <param name="settings">Address, patience and whom the calls are for.</param>
    /// <param name="credentials">The Authorization header; <see langword="null"/> for none.</param>
    /// <param name="failures">Makes failures of answers.</param>
    /// <param name="pipeline">Makes the pipeline of a table.</param>
    public GraphQlClient(
        WandbHttp http, ServerSettings settings, IRequestCredentials? credentials, FailureReader failures, Func<RetryTable, RetryPipeline> pipeline)
    {
        _http = http;
        _settings = settings;
        _credentials = credentials;
        _failures = failures;
        _headers = [.. Headers(settings)];
        _pipelines = new[] { RetryTable.MostFailures, RetryTable.MostFailuresAndConflict }.ToDictionary(table => table, pipeline);
    }

    /// <summary>Runs an operation.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<ApiResult<TData>> RunAsync<TVariables, TData>(
        GraphQlOperation<TVariables, TData> operation, TVariables variables, TimeSpan? budget, CancellationToken cancellationToken) where TData : class
    {
        ReadOnlyMemory<byte> body = Body(operation, variables);
        HttpCall call = new()
        {
            Operation = operation.Name,
            Method = HttpMethod.Post,
            Target = _settings.Address.GraphQl,
            Content = () => JsonContent(body),
            Headers = _headers,
            Credentials = _credentials,
            Timeout = _settings.GraphQl.AttemptTimeout,
            MaxAnswerBytes = MaxAnswerBytes,
        };
        HttpAttempt attempt = await _pipelines[operation.Table]
            .RunAsync(operation.Name, token => AttemptAsync(call, token), budget, cancellationToken)
            .ConfigureAwait(false);
        return Read(operation, attempt);
    }

    /// <summary>A body of JSON, which is read anew for each attempt.</summary>
    public static HttpContent JsonContent(ReadOnlyMemory<byte> body)
    {
        ReadOnlyMemoryContent content = new(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    /// <summary>The bytes of a request.</summary>
    internal static ReadOnlyMemory<byte> Body<TVariables, TData>(GraphQlOperation<TVariables, TData> operation, TVariables variables) where TData : class
    {
        ArrayBufferWriter<byte> buffer = new(4096);
        using Utf8JsonWriter writer = new(buffer, WriterOptions);
        writer.WriteStartObject();
        writer.WriteString("query", operation.Document);
        if (variables is not NoVariables)
        {
            writer.WritePropertyName("variables");
            JsonSerializer.Serialize(writer, variables, operation.Variables);
        }
        writer.WriteString("operationName", operation.Name);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }

    private ApiResult<TData> Read<TVariables, TData>(GraphQlOperation<TVariables, TData> operation, HttpAttempt attempt) where TData : class
    {
        if (_failures.OfCall(attempt, operation.Name, operation.Table) is { } failure)
            return failure;
        HttpAnswer answer = attempt.Answer!;
        if (answer.IsCut)
            return _failures.BadAnswer(answer, operation.Name, $"it has more than {MaxAnswerBytes / (1024 * 1024)} MiB");
        try
        {
            using JsonDocument document = JsonDocument.Parse(answer.Body);
            ServerMessage? errors = ServerMessage.Of(document.RootElement);
            TData? data = document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("data", out JsonElement element) && element.ValueKind == JsonValueKind.Object
                ? element.Deserialize(operation.Data)
                : null;
            if (errors is not null && (data is null || !operation.IsWhole(data)))
                return _failures.OfErrors(errors, operation.Name);
            return data is null ? _failures.BadAnswer(answer, operation.Name, "it has no data") : data;
        }
        catch (JsonException)
        {
            return _failures.BadAnswer(answer, operation.Name, NoJson);
        }
    }

    // A text that broke off on its way may come whole the next time.
    private async Task<HttpAttempt> AttemptAsync(HttpCall call, CancellationToken cancellationToken)
    {
        HttpAttempt attempt = await _http.SendAsync(call, cancellationToken).ConfigureAwait(false);
        return attempt.Answer is { IsSuccess: true, IsCut: false } answer && !IsJson(answer.Body.Span)
            ? _failures.BadAnswer(answer, call.Operation, NoJson, isFinal: false)
            : attempt;
    }

    private static bool IsJson(ReadOnlySpan<byte> text)
    {
        Utf8JsonReader reader = new(text);
        try
        {
            while (reader.Read())
            {
            }
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Headers(ServerSettings settings)
    {
        if (!string.IsNullOrEmpty(settings.Username))
            yield return new("X-WANDB-USERNAME", settings.Username);
        if (!string.IsNullOrEmpty(settings.Email))
            yield return new("X-WANDB-USER-EMAIL", settings.Email);
        if (settings.SharedWriterId is { } writer)
        {
            yield return new("X-WANDB-USE-ASYNC-FILESTREAM", "true");
            yield return new("X-WANDB-CLIENT-ID", writer);
        }
        if (settings.ServerSideDerivedSummary)
            yield return new("X-WANDB-SERVER-SIDE-DERIVED-SUMMARY", "true");
    }
}
