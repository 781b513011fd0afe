using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Instrument.Settings;

namespace Instrument.Http;

/// <summary>
/// Sends single attempts. Owns the connections: one pool for calls to the server and one for content, both with certificate checks and
/// the proxies of the settings. An attempt never throws but for the caller's cancellation.
/// </summary>
internal sealed class WandbHttp : IDisposable
{
    // Uploads have no timeout of their own, but a connection that does not come up is noticed.
    private static readonly TimeSpan DefaultConnectTimeout = TimeSpan.FromSeconds(30);

    // Addresses of a service change; a connection that is used for ever would never notice.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    private readonly ServerSettings _settings;
    private readonly TimeProvider _time;
    private readonly HttpMessageInvoker _calls;
    private readonly HttpMessageInvoker _uploads;
    private readonly TimeSpan _connectTimeout;

    /// <summary>Connections by settings. No connection is made yet.</summary>
    /// <param name="settings">Server, proxies and extra headers.</param>
    /// <param name="time">The clock of the attempts' timeouts.</param>
    /// <param name="connectTimeout">How long a connection may take to come up, by the system's clock; 30 s if left out.</param>
    public WandbHttp(ServerSettings settings, TimeProvider time, TimeSpan? connectTimeout = null)
    {
        _settings = settings;
        _time = time;
        _connectTimeout = connectTimeout ?? DefaultConnectTimeout;
        SettingsProxy proxy = new(settings, HttpClient.DefaultProxy);
        _calls = new HttpMessageInvoker(Handler(proxy));
        _uploads = new HttpMessageInvoker(Handler(proxy));
    }

    /// <summary>Makes one attempt, with its redirects.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<HttpAttempt> SendAsync(HttpCall call, CancellationToken cancellationToken)
    {
        using CancellationTokenSource? timeout = call.Timeout is { } limit ? new CancellationTokenSource(limit, _time) : null;
        using CancellationTokenSource linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout?.Token ?? default);
        Uri target = call.Target;
        try
        {
            if (call.Before is not null)
                await call.Before(linked.Token).ConfigureAwait(false);
            AuthenticationHeaderValue? authorization = null;
            if (call.Credentials is not null)
            {
                ApiResult<AuthenticationHeaderValue> given = await call.Credentials.GetAsync(linked.Token).ConfigureAwait(false);
                if (!given.IsSuccess)
                    return given.Failure;
                authorization = given.Value;
            }
            for (int followed = 0; ; followed++)
            {
                using HttpRequestMessage request = Request(call, target, authorization);
                using HttpResponseMessage response = await Invoker(call).SendAsync(request, linked.Token).ConfigureAwait(false);
                if (RedirectPolicy.Next((int)response.StatusCode, target, response.Headers.Location, followed, call.Method == HttpMethod.Get) is not { } next)
                    return await ReadAsync(call, response, target, linked.Token).ConfigureAwait(false);
                target = next;
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (OperationCanceledException) when (timeout is { IsCancellationRequested: true })
        {
            return NetworkFailure.Timeout(call.Operation, target, call.Timeout!.Value);
        }
        catch (OperationCanceledException)
        {
            // Nobody here cancelled: it is how the handler says that its own timeout is over.
            return NetworkFailure.NoConnection(target, _connectTimeout);
        }
        catch (Exception exception) when (NetworkFailure.Explains(exception))
        {
            return NetworkFailure.Of(exception, target);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _calls.Dispose();
        _uploads.Dispose();
    }

    private SocketsHttpHandler Handler(SettingsProxy proxy) => new()
    {
        Proxy = proxy,
        UseProxy = true,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.GZip,
        UseCookies = false,
        ConnectTimeout = _connectTimeout,
        PooledConnectionLifetime = ConnectionLifetime,
        EnableMultipleHttp2Connections = true,
        // Names of people and extra headers are sent as the official client sends them.
        RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8,
        // The trace of a training program is no business of the server and of signed storage.
        ActivityHeadersPropagator = null,
    };

    private HttpMessageInvoker Invoker(HttpCall call) => call.Method == HttpMethod.Post ? _calls : _uploads;

    private HttpRequestMessage Request(HttpCall call, Uri target, AuthenticationHeaderValue? authorization)
    {
        HttpRequestMessage request = new(call.Method, target)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
            Content = call.Content?.Invoke(),
        };
        bool isOwnServer = _settings.Address.Covers(target);
        if (isOwnServer)
            request.Headers.Authorization = authorization;
        foreach ((string name, string value) in call.Headers)
            Add(request, name, value);
        foreach ((string name, string value) in _settings.ExtraHeaders)
        {
            if (!IsPresent(request, name) && !name.Equals(SettingsProxy.AuthorizationHeader, StringComparison.OrdinalIgnoreCase))
                Add(request, name, value);
        }
        if (!IsPresent(request, "User-Agent"))
            Add(request, "User-Agent", InstrumentVersion.Producer);
        return request;
    }

    private static bool IsPresent(HttpRequestMessage request, string name) =>
        request.Headers.NonValidated.Contains(name) || request.Content?.Headers.NonValidated.Contains(name) == true;

    private static void Add(HttpRequestMessage request, string name, string value)
    {
        // Names that describe a body are refused by the request and belong to the body.
        if (!request.Headers.TryAddWithoutValidation(name, value))
            request.Content?.Headers.TryAddWithoutValidation(name, value);
    }

    private static async Task<HttpAttempt> ReadAsync(HttpCall call, HttpResponseMessage response, Uri target, CancellationToken cancellationToken)
    {
        int limit = call.MaxAnswerBytes;
        using Stream body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        if (call.Receive is not null && response.IsSuccessStatusCode)
        {
            await call.Receive(response, body, cancellationToken).ConfigureAwait(false);
            return HttpAnswer.Of(response);
        }
        using MemoryStream kept = new();
        byte[] buffer = new byte[16 * 1024];
        bool isCut = false;
        while (!isCut && await body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and int read)
        {
            isCut = kept.Length + read > limit;
            kept.Write(buffer, 0, Math.Min(read, limit - (int)kept.Length));
        }
        HttpAnswer answer = HttpAnswer.Of(response);
        bool isRedirect = RedirectPolicy.IsRedirect(answer.Status) && response.Headers.Location is not null;
        return answer with
        {
            Body = kept.ToArray(),
            IsCut = isCut,
            RedirectedTo = isRedirect ? Redaction.Url(new Uri(target, response.Headers.Location!)) : null,
        };
    }
}
