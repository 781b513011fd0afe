using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Instrument.Http;
using Instrument.Http.GraphQl;
using Instrument.Settings;

namespace Instrument.Runtime.Tests.Http;

/// <summary>What goes wrong with a call, how often it is repeated, and what a person is told.</summary>
public sealed class CallFailureTests
{
    private static readonly ServerReply Good = ServerReply.Data("""{"viewer":{"id":"U1"}}""");

    [Theory]
    [InlineData(401, """{"errors":[{"message":"user is not logged in"}]}""", nameof(ApiFailureKind.Unauthorized),
        "does not accept the API key from WANDB_API_KEY (user is not logged in). It may be revoked")]
    [InlineData(403, """{"errors":[{"message":"permission denied"}]}""", nameof(ApiFailureKind.Forbidden),
        "The account has no permission for this (permission denied). Check entity and project")]
    [InlineData(404, """{"errors":[{"message":"entity x not found during upsertBucket"}]}""", nameof(ApiFailureKind.NotFound),
        "has no such entity, project or run (entity x not found during upsertBucket). Check how")]
    [InlineData(404, "404 page not found", nameof(ApiFailureKind.WrongAddress), "Check the base URL (WANDB_BASE_URL)")]
    [InlineData(404, "<html>nothing here</html>", nameof(ApiFailureKind.WrongAddress), "but a web page. Check the base URL")]
    [InlineData(200, "<html>welcome</html>", nameof(ApiFailureKind.WrongAddress), "but a web page. Check the base URL")]
    [InlineData(200, "[]", nameof(ApiFailureKind.BadAnswer), "it has no data")]
    [InlineData(200, """{"data":null}""", nameof(ApiFailureKind.BadAnswer), "it has no data")]
    [InlineData(200, """{"data":{"viewer":7}}""", nameof(ApiFailureKind.BadAnswer), "it is not the JSON that the protocol says")]
    [InlineData(200, """{"data":null,"errors":[{"message":"no such thing"}]}""", nameof(ApiFailureKind.Rejected), "The server refuses Viewer (no such thing).")]
    [InlineData(200, """{"data":null,"errors":[{"message":"no","extensions":{"code":"PERMISSION_ERROR"}}]}""", nameof(ApiFailureKind.Forbidden), "no permission")]
    [InlineData(400, """{"errors":["bad","worse"]}""", nameof(ApiFailureKind.Rejected), "The server does not take Viewer: status 400 (bad; worse).")]
    [InlineData(409, """{"error":"run was previously created and deleted"}""", nameof(ApiFailureKind.Conflict), "choose a new one")]
    [InlineData(410, "", nameof(ApiFailureKind.Gone), "it was deleted on the server")]
    [InlineData(413, "", nameof(ApiFailureKind.TooLarge), "larger than the server takes")]
    [InlineData(422, "", nameof(ApiFailureKind.Rejected), "status 422.")]
    [InlineData(501, "", nameof(ApiFailureKind.ServerError), "failed with status 501 at Viewer.")]
    public async Task A_final_answer_ends_the_call_at_once_with_what_to_do(int status, string body, string kind, string words)
    {
        using ScriptedServer server = ScriptedServer.Replies(new ServerReply(status, body), Good);
        using TestApi api = new(server.Url);

        ApiFailure failure = (await api.Api.ViewerAsync(default)).Failure!;

        Assert.Equal((kind, status, true), (failure.Kind.ToString(), failure.Status, failure.IsFinal));
        Assert.Contains(words, failure.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("""{"data":{"up""")]
    [InlineData("no JSON at all")]
    public async Task A_text_that_breaks_off_may_come_whole_the_next_time(string body)
    {
        using ScriptedServer server = ScriptedServer.Replies(new ServerReply(200, body), Good);
        using TestApi api = new(server.Url);

        Assert.True((await api.Api.ViewerAsync(default)).IsSuccess);

        ApiFailure failure = Assert.Single(api.Clock.Failed).Failure;
        Assert.Equal((ApiFailureKind.BadAnswer, false), (failure.Kind, failure.IsFinal));
        Assert.Contains("it is not the JSON that the protocol says", failure.Message, StringComparison.Ordinal);
        Assert.Equal([2.0], api.Clock.Waits);
    }

    [Fact]
    public async Task A_run_that_the_server_refuses_is_one_whose_names_are_to_be_checked()
    {
        using ScriptedServer server = ScriptedServer.Replies(new ServerReply(400, """{"errors":[{"message":"invalid project name"}]}"""));
        using TestApi api = new(server.Url);

        string message = (await api.Api.UpsertRunAsync(new UpsertRun { RunId = "x" }, default)).Failure!.Message;

        Assert.StartsWith("The server does not take UpsertBucket: status 400 (invalid project name). Check the project", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_key_the_message_says_where_to_get_one()
    {
        using ScriptedServer server = ScriptedServer.Replies(new ServerReply(401));
        using TestApi api = new(server.Url, settings => settings with { ApiKey = null });

        string message = (await api.Api.ViewerAsync(default)).Failure!.Message;

        Assert.Contains($"wants an API key, and none was found. Get one at {server.Url}/authorize", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Thu, 01 Jan 2026 03:00:00 GMT", "This machine's clock is 3 h behind the server's; set it right.")]
    [InlineData("Wed, 31 Dec 2025 23:50:00 GMT", "This machine's clock is 10 min ahead of the server's; set it right.")]
    [InlineData("Thu, 01 Jan 2026 00:04:00 GMT", null)]
    public async Task A_clock_that_is_far_off_is_told_of_with_a_refusal(string date, string? words)
    {
        using ScriptedServer server = ScriptedServer.Replies(new ServerReply(403, """{"error":"no"}""").With("Date", date));
        using TestApi api = new(server.Url);

        string message = (await api.Api.ViewerAsync(default)).Failure!.Message;

        if (words is null)
            Assert.DoesNotContain("clock", message, StringComparison.Ordinal);
        else
            Assert.EndsWith(words, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(429, null, 2)]
    [InlineData(429, "5", 5)]
    [InlineData(500, null, 2)]
    [InlineData(502, "0.5", 0.5)]
    [InlineData(503, "Thu, 01 Jan 2026 00:00:07 GMT", 7)]
    [InlineData(504, "never", 2)]
    [InlineData(408, null, 2)]
    public async Task A_passing_failure_is_repeated_after_the_wait(int status, string? retryAfter, double wait)
    {
        ServerReply reply = new(status, """{"error":"busy"}""");
        using ScriptedServer server = ScriptedServer.Replies(retryAfter is null ? reply : reply.With("Retry-After", retryAfter), Good);
        using TestApi api = new(server.Url);

        Assert.True((await api.Api.ViewerAsync(default)).IsSuccess);

        Assert.Equal([wait], api.Clock.Waits);
        Assert.Equal(2, server.Requests.Length);
        Assert.Equal(server.Requests[0].Text, server.Requests[1].Text);
    }

    [Theory]
    [InlineData(ServerFault.Close)]
    [InlineData(ServerFault.HalfBody)]
    public async Task A_broken_connection_is_repeated(object fault)
    {
        using ScriptedServer server = ScriptedServer.Replies(ServerReply.Broken((ServerFault)fault), Good);
        using TestApi api = new(server.Url);

        Assert.True((await api.Api.ViewerAsync(default)).IsSuccess);

        FailedAttempt failed = Assert.Single(api.Clock.Failed);
        Assert.Equal((ApiFailureKind.Network, false), (failed.Failure.Kind, failed.Failure.IsFinal));
    }

    [Fact]
    public async Task After_the_last_retry_the_call_fails_with_the_last_reason_and_every_attempt_was_told()
    {
        using ScriptedServer server = ScriptedServer.Replies(new ServerReply(500, """{"error":"one"}"""), new ServerReply(503, """{"error":"two"}"""));
        using TestApi api = new(server.Url, settings => settings with { GraphQl = settings.GraphQl with { MaxRetries = 3 } });

        ApiFailure failure = (await api.Api.ViewerAsync(default)).Failure!;

        Assert.Equal((ApiFailureKind.ServerError, 503, false), (failure.Kind, failure.Status, failure.IsFinal));
        Assert.Contains("two", failure.Message, StringComparison.Ordinal);
        Assert.Equal([1, 2, 3, 4], api.Clock.Failed.Select(attempt => attempt.Number));
        Assert.Equal([2, 4, 8], api.Clock.Waits);
        Assert.Null(api.Clock.Failed[^1].NextWait);
        Assert.All(api.Clock.Failed, attempt => Assert.Equal("Viewer", attempt.Operation));
        Assert.Equal(4, api.Logger.Entries.Length);
    }

    [Fact]
    public async Task A_conflict_is_repeated_when_a_run_is_written()
    {
        using ScriptedServer server = ScriptedServer.Replies(
            new ServerReply(409),
            ServerReply.Data("""{"upsertBucket":{"bucket":{"id":"R1","name":"x","project":{"name":"p","entity":{"name":"e"}}}}}"""));
        using TestApi api = new(server.Url);

        Assert.True((await api.Api.UpsertRunAsync(new UpsertRun { RunId = "x" }, default)).IsSuccess);
        Assert.Equal([2], api.Clock.Waits);
    }

    [Fact]
    public async Task Silence_ends_an_attempt_and_not_the_call()
    {
        TaskCompletionSource asked = new();
        int count = 0;
        using ScriptedServer server = new(_ =>
        {
            if (Interlocked.Increment(ref count) > 1)
                return Good;
            asked.SetResult();
            return ServerReply.Broken(ServerFault.Silence);
        });
        using TestApi api = new(server.Url);

        Task<ApiResult<Viewer>> call = api.Api.ViewerAsync(default);
        await asked.Task.WaitAsync(TestApi.Patience);
        api.Clock.Fire(TimeSpan.FromSeconds(30));

        Assert.True((await call.WaitAsync(TestApi.Patience)).IsSuccess);
        FailedAttempt failed = Assert.Single(api.Clock.Failed);
        Assert.Equal(ApiFailureKind.Timeout, failed.Failure.Kind);
        Assert.Contains("within 30 s", failed.Failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_budget_ends_the_call_and_names_the_last_reason()
    {
        using ScriptedServer server = ScriptedServer.Replies(new ServerReply(500, """{"error":"database is down"}"""));
        using TestApi api = new(server.Url, settings => settings with { GraphQl = settings.GraphQl with { MaxRetries = null } });
        // The budget's timer fires while the call waits for its third attempt.
        WandbApi watched = new(api.Settings, api.Clock, api.Logger, () => 0)
        {
            OnFailedAttempt = attempt =>
            {
                if (attempt.Number < 3)
                    api.Clock.Observe(attempt);
                else
                    api.Clock.Fire(TimeSpan.FromSeconds(90));
            },
        };
        using (watched)
        {
            ApiFailure failure = (await watched.ViewerAsync(default, TimeSpan.FromSeconds(90)).WaitAsync(TestApi.Patience)).Failure!;

            Assert.Equal((ApiFailureKind.Timeout, 500, false), (failure.Kind, failure.Status, failure.IsFinal));
            Assert.StartsWith("Viewer was not done within 90 s; the last attempt:", failure.Message, StringComparison.Ordinal);
            Assert.Contains("database is down", failure.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_caller_that_cancels_gets_its_exception()
    {
        TaskCompletionSource asked = new();
        using ScriptedServer server = new(_ =>
        {
            asked.SetResult();
            return ServerReply.Broken(ServerFault.Silence);
        });
        using TestApi api = new(server.Url);
        using CancellationTokenSource cancel = new();

        Task<ApiResult<Viewer>> call = api.Api.ViewerAsync(cancel.Token, TimeSpan.FromSeconds(90));
        await asked.Task.WaitAsync(TestApi.Patience);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(TestApi.Patience));
    }

    [Fact]
    public async Task A_refused_connection_names_the_address_and_is_repeated()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        string url = $"http://{listener.LocalEndpoint}";
        listener.Stop();
        using TestApi api = new(url, settings => settings with { GraphQl = settings.GraphQl with { MaxRetries = 1 } });

        ApiFailure failure = (await api.Api.ViewerAsync(default)).Failure!;

        Assert.Equal((ApiFailureKind.Network, null, false), (failure.Kind, failure.Status, failure.IsFinal));
        Assert.StartsWith($"No connection to {new Uri(url).Authority} (", failure.Message, StringComparison.Ordinal);
        Assert.Equal(2, api.Clock.Failed.Length);
    }

    [Fact]
    public async Task A_connection_that_never_comes_up_is_a_failure_also_of_calls_without_a_timeout()
    {
        // Takes connections and says nothing, so that TLS is never agreed on.
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        Uri address = new($"https://{listener.LocalEndpoint}");
        using WandbHttp http = new(new ServerSettings(), TimeProvider.System, connectTimeout: TimeSpan.FromMilliseconds(100));

        HttpAttempt attempt = await http.SendAsync(
            new HttpCall { Operation = "upload", Method = HttpMethod.Put, Target = address, Content = () => new ByteArrayContent([]) }, default)
            .WaitAsync(TestApi.Patience);

        Assert.Equal((ApiFailureKind.Network, false), (attempt.Failure?.Kind, attempt.Failure?.IsFinal));
        Assert.StartsWith($"No connection to {address.Authority} within 0.1 s.", attempt.Failure?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_cannot_be_resolved_is_named()
    {
        HttpRequestException exception = new(HttpRequestError.NameResolutionError, "Name or service not known (host.test:443)");

        ApiFailure failure = NetworkFailure.Of(exception, new Uri("https://host.test/graphql?sig=1"));

        Assert.Equal((ApiFailureKind.Network, false), (failure.Kind, failure.IsFinal));
        Assert.StartsWith("The name host.test cannot be resolved", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_untrusted_certificate_ends_the_call_at_once()
    {
        using X509Certificate2 certificate = SelfSigned();
        using ScriptedServer server = new(_ => Good, certificate);
        using TestApi api = new(server.Url);

        ApiFailure failure = (await api.Api.ViewerAsync(default)).Failure!;

        Assert.Equal((ApiFailureKind.Tls, null, true), (failure.Kind, failure.Status, failure.IsFinal));
        Assert.StartsWith("No trusted TLS connection to 127.0.0.1:", failure.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
        Assert.Single(api.Clock.Failed);
    }

    [Fact]
    public async Task A_redirect_to_another_host_gets_the_request_without_credentials()
    {
        using ScriptedServer other = ScriptedServer.Replies(Good);
        using ScriptedServer server = ScriptedServer.Replies(new ServerReply(307).With("Location", other.Url + "/elsewhere"));
        using TestApi api = new(server.Url);

        Assert.True((await api.Api.ViewerAsync(default)).IsSuccess);

        ReceivedRequest request = Assert.Single(other.Requests);
        Assert.Null(request.Authorization);
        Assert.Equal(server.Requests[0].Text, request.Text);
        Assert.NotNull(server.Requests[0].Authorization);
    }

    [Fact]
    public async Task A_redirect_on_the_same_server_keeps_the_credentials_below_the_base_URL_only()
    {
        using ScriptedServer server = new(request => request.Target switch
        {
            "/wandb/graphql" => new ServerReply(308).With("Location", "/wandb/v2/graphql"),
            "/wandb/v2/graphql" => new ServerReply(307).With("Location", "/outside"),
            _ => Good,
        });
        using TestApi api = new(server.Url + "/wandb");

        Assert.True((await api.Api.ViewerAsync(default)).IsSuccess);

        Assert.Equal([true, true, false], server.Requests.Select(request => request.Authorization is not null));
    }

    [Fact]
    public async Task A_redirect_that_would_lose_the_request_names_the_other_address_without_its_query()
    {
        using ScriptedServer server = ScriptedServer.Replies(new ServerReply(301).With("Location", "https://right.test/graphql?token=secret"));
        using TestApi api = new(server.Url);

        ApiFailure failure = (await api.Api.ViewerAsync(default)).Failure!;

        Assert.Equal((ApiFailureKind.WrongAddress, 301, true), (failure.Kind, failure.Status, failure.IsFinal));
        Assert.Contains("sends Viewer on to https://right.test/graphql?***. Set the base URL", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Redirects_in_a_circle_end()
    {
        using ScriptedServer server = ScriptedServer.Replies(new ServerReply(307).With("Location", "/graphql"));
        using TestApi api = new(server.Url);

        Assert.Equal(ApiFailureKind.WrongAddress, (await api.Api.ViewerAsync(default)).Failure?.Kind);
        Assert.Equal(RedirectPolicy.MaxRedirects + 1, server.Requests.Length);
    }

    [Fact]
    public async Task Extra_headers_are_added_and_replace_nothing()
    {
        using ScriptedServer server = ScriptedServer.Replies(Good);
        using TestApi api = new(server.Url, settings => settings with
        {
            ExtraHeaders = new Dictionary<string, string>
            {
                ["X-Team"] = "a",
                ["content-type"] = "text/plain",
                ["authorization"] = "Bearer other",
                ["Proxy-Authorization"] = "Basic eDp5",
            },
        });

        Assert.True((await api.Api.ViewerAsync(default)).IsSuccess);

        ReceivedRequest request = Assert.Single(server.Requests);
        Assert.Equal(("a", "application/json"), (request.Headers["X-Team"], request.Headers["Content-Type"]));
        Assert.StartsWith("Basic ", request.Authorization, StringComparison.Ordinal);
        Assert.DoesNotContain("Proxy-Authorization", request.Headers.Keys);
    }

    [Fact]
    public async Task A_proxy_of_the_settings_is_used_with_its_credentials()
    {
        using ScriptedServer proxy = new(request => request.Headers.ContainsKey("Proxy-Authorization")
            ? Good
            : new ServerReply(407).With("Proxy-Authenticate", "Basic realm=\"x\""));
        using TestApi api = new("http://server.test", settings => settings with { HttpProxy = new Uri(proxy.Url.Replace("//", "//jo:s%40fe@", StringComparison.Ordinal)) });

        Assert.True((await api.Api.ViewerAsync(default)).IsSuccess);

        ReceivedRequest request = proxy.Requests[^1];
        Assert.Equal("http://server.test/graphql", request.Target);
        Assert.Equal("Basic " + Convert.ToBase64String("jo:s@fe"u8), request.Headers["Proxy-Authorization"]);
        Assert.NotNull(request.Authorization);
    }

    [Fact]
    public async Task A_proxy_that_refuses_is_told_apart_from_the_server()
    {
        using ScriptedServer proxy = ScriptedServer.Replies(new ServerReply(407));
        using TestApi api = new(
            "http://server.test",
            settings => settings with { HttpProxy = new Uri(proxy.Url), GraphQl = settings.GraphQl with { MaxRetries = 1 } });

        Assert.StartsWith("The proxy wants other credentials", (await api.Api.ViewerAsync(default)).Failure?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Credentials_for_the_proxy_can_come_from_an_extra_header()
    {
        ServerSettings settings = new()
        {
            HttpsProxy = new Uri("http://proxy.test:3128"),
            ExtraHeaders = new Dictionary<string, string> { ["proxy-authorization"] = "Basic " + Convert.ToBase64String("jo:pw"u8) },
        };
        SettingsProxy proxy = new(settings, new WebProxy());

        Assert.Equal(settings.HttpsProxy, proxy.GetProxy(new Uri("https://a.test")));
        Assert.Equal(("jo", "pw"), (proxy.GetCredential(settings.HttpsProxy, "Basic")?.UserName, proxy.GetCredential(settings.HttpsProxy, "Basic")?.Password));
        Assert.False(proxy.IsBypassed(new Uri("https://a.test")));
        Assert.True(proxy.IsBypassed(new Uri("http://a.test")));
    }

    [Fact]
    public async Task The_key_is_in_no_message_and_no_log_even_if_the_server_repeats_it()
    {
        using ScriptedServer server = ScriptedServer.Replies(
            new ServerReply(500, $$"""{"error":"key {{TestApi.Key}} at https://s.test/a?sig=geheim"}"""),
            new ServerReply(400, $"what is {TestApi.Key}?"));
        using TestApi api = new(server.Url);

        ApiFailure failure = (await api.Api.ViewerAsync(default)).Failure!;

        string[] texts = [failure.Message, .. api.Logger.Entries.Select(entry => entry.Text), .. api.Clock.Failed.Select(attempt => attempt.ToString())];
        Assert.Equal(5, texts.Length);
        Assert.All(texts, text =>
        {
            Assert.DoesNotContain(TestApi.Key, text, StringComparison.Ordinal);
            Assert.DoesNotContain("geheim", text, StringComparison.Ordinal);
        });
        Assert.Contains("what is ***?", failure.Message, StringComparison.Ordinal);
    }

    private static X509Certificate2 SelfSigned()
    {
        using RSA key = RSA.Create(2048);
        CertificateRequest request = new("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using X509Certificate2 certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
    }
}
