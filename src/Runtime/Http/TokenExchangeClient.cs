using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Instrument.Settings;

namespace Instrument.Http;

/// <summary>Exchanges the identity token of a file for an access token (docs/wire/online.md §1.6).</summary>
internal sealed class TokenExchangeClient(WandbHttp http, ServerSettings settings, TimeProvider time, RetryPipeline pipeline)
{
    /// <summary>The name of these calls in messages.</summary>
    public const string Operation = "token exchange";

    private const string GrantType = "grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer&assertion=";

    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(60);

    /// <summary>Patience with the exchange.</summary>
    public static RetrySettings Retries { get; } = new()
    {
        MaxRetries = 3,
        FirstWait = TimeSpan.FromSeconds(1),
        LongestWait = TimeSpan.FromSeconds(5),
        AttemptTimeout = TimeSpan.FromSeconds(10),
    };

    /// <summary>Makes one exchange, with its attempts. The file is read anew, since others renew it.</summary>
    public async Task<ApiResult<AccessToken>> ExchangeAsync(string tokenFile, CancellationToken cancellationToken)
    {
        string identity;
        try
        {
            identity = (await File.ReadAllTextAsync(tokenFile, cancellationToken).ConfigureAwait(false)).Trim();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Failure(null, $"The identity token file {tokenFile} cannot be read: {exception.Message}", isFinal: true);
        }
        byte[] body = Encoding.UTF8.GetBytes(GrantType + Uri.EscapeDataString(identity));
        HttpCall call = new()
        {
            Operation = Operation,
            Method = HttpMethod.Post,
            Target = settings.Address.TokenExchange,
            Content = () => Form(body),
            Timeout = Retries.AttemptTimeout,
        };
        HttpAttempt attempt = await pipeline.RunAsync(Operation, token => http.SendAsync(call, token), Budget, cancellationToken).ConfigureAwait(false);
        return Read(attempt, tokenFile);
    }

    /// <summary>Why an exchange failed; <see langword="null"/> if it did not. What the server says is left out: it may repeat the token.</summary>
    public static ApiFailure? FailureOf(HttpAttempt attempt, ServerAddress address) => attempt.Answer switch
    {
        null => attempt.Failure,
        { Status: 200 } => null,
        { Status: var status } => Failure(
            status,
            $"The server {address} does not exchange the identity token: status {status}.",
            !RetryPolicy.IsRetried(RetryTable.ServerFailures, status)),
    };

    private static ApiFailure Failure(int? status, string message, bool isFinal) => new(ApiFailureKind.IdentityToken, status, message, isFinal);

    private static ByteArrayContent Form(byte[] body)
    {
        ByteArrayContent content = new(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        return content;
    }

    private ApiResult<AccessToken> Read(HttpAttempt attempt, string tokenFile)
    {
        if (FailureOf(attempt, settings.Address) is { } failure)
            return failure with { Message = $"{failure.Message} The identity token is that of {tokenFile}." };
        try
        {
            TokenAnswer? answer = JsonSerializer.Deserialize(attempt.Answer!.Body.Span, TokenJson.Default.TokenAnswer);
            if (answer is { AccessToken.Length: > 0, ExpiresIn: { } seconds } && double.IsFinite(seconds) && HeaderText.IsValue(answer.AccessToken))
                return new AccessToken(answer.AccessToken, time.GetUtcNow() + TimeSpan.FromSeconds(Math.Clamp(seconds, 0, 1e8)));
        }
        catch (JsonException)
        {
            // Said below.
        }
        return Failure(200, $"The answer of {settings.Address} to the token exchange has no access token.", isFinal: true);
    }
}
