using System.Globalization;
using Instrument.Http;
using Instrument.Http.GraphQl;
using Instrument.Testing;

namespace Instrument.Runtime.Tests.Http;

/// <summary>Identity tokens and what they are exchanged for.</summary>
public sealed class IdentityTokenTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    private string Credentials => _directory.File("below/credentials.json");

    [Fact]
    public async Task A_token_is_exchanged_once_for_all_requests_that_wait()
    {
        using ManualResetEventSlim go = new();
        using ScriptedServer server = Server(() =>
        {
            go.Wait(TestApi.Patience);
            return Token("t1", 3600);
        });
        using TestApi api = Api(server);

        Task<ApiResult<Viewer>>[] calls = [.. Enumerable.Range(0, 5).Select(_ => api.Api.ViewerAsync(default))];
        go.Set();
        ApiResult<Viewer>[] results = await Task.WhenAll(calls).WaitAsync(TestApi.Patience);

        Assert.All(results, result => Assert.True(result.IsSuccess, result.ToString()));
        ReceivedRequest exchange = Assert.Single(server.Requests, request => request.Target == "/oidc/token");
        Assert.Equal("grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer&assertion=a.b%2B.c", exchange.Text);
        Assert.Equal("application/x-www-form-urlencoded", exchange.Headers["Content-Type"]);
        Assert.Null(exchange.Authorization);
        Assert.All(server.Requests.Where(request => request.Target == "/graphql"), request => Assert.Equal("Bearer t1", request.Authorization));
    }

    [Fact]
    public async Task A_token_is_renewed_when_five_minutes_are_left()
    {
        int count = 0;
        using ScriptedServer server = Server(() => Token($"t{++count}", 3600));
        using TestApi api = Api(server);

        await api.Api.ViewerAsync(default);
        api.Clock.Advance(TimeSpan.FromMinutes(54.9));
        await api.Api.ViewerAsync(default);
        api.Clock.Advance(TimeSpan.FromMinutes(0.1));
        await api.Api.ViewerAsync(default);

        Assert.Equal(["Bearer t1", "Bearer t1", "Bearer t2"], server.Requests.Where(request => request.Target == "/graphql").Select(request => request.Authorization));
    }

    [Fact]
    public async Task A_token_is_kept_for_the_next_process_and_those_of_other_servers_stay()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Credentials)!);
        File.WriteAllText(Credentials, """{"credentials":{"https://other.test":{"expires_at":"2026-01-01 00:00:00","access_token":"o"}},"more":1}""");
        using ScriptedServer server = Server(() => Token("t1", 3600));
        using (TestApi first = Api(server))
            await first.Api.ViewerAsync(default);

        using TestApi second = Api(server);
        Assert.True((await second.Api.ViewerAsync(default)).IsSuccess);

        Assert.Single(server.Requests, request => request.Target == "/oidc/token");
        Assert.Equal(
            $$"""
            {
              "credentials": {
                "https://other.test": {
                  "expires_at": "2026-01-01 00:00:00",
                  "access_token": "o"
                },
                "{{server.Url}}": {
                  "expires_at": "2026-01-01 01:00:00",
                  "access_token": "t1"
                }
              },
              "more": 1
            }
            """.ReplaceLineEndings(Environment.NewLine),
            File.ReadAllText(Credentials));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Credentials));
    }

    [Theory]
    [InlineData("no JSON")]
    [InlineData("[]")]
    [InlineData("""{"credentials":7}""")]
    [InlineData("""{"credentials":{"SERVER":{"expires_at":"soon","access_token":"o"}}}""")]
    public async Task A_file_that_cannot_be_used_costs_an_exchange_and_is_written_anew(string text)
    {
        using ScriptedServer server = Server(() => Token("t1", 3600));
        Directory.CreateDirectory(Path.GetDirectoryName(Credentials)!);
        File.WriteAllText(Credentials, text.Replace("SERVER", server.Url, StringComparison.Ordinal));
        using TestApi api = Api(server);

        Assert.True((await api.Api.ViewerAsync(default)).IsSuccess);

        Assert.Contains("t1", File.ReadAllText(Credentials), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_a_warning_only()
    {
        Directory.CreateDirectory(Credentials);
        using ScriptedServer server = Server(() => Token("t1", 3600));
        using TestApi api = Api(server);

        Assert.True((await api.Api.ViewerAsync(default)).IsSuccess);

        Assert.Contains(api.Logger.Entries, entry => entry.Text.Contains(Credentials, StringComparison.Ordinal));
        Assert.DoesNotContain(api.Logger.Entries, entry => entry.Text.Contains("t1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_rejected_token_ends_the_call_at_once_and_is_in_no_message()
    {
        using ScriptedServer server = Server(() => new ServerReply(400, """{"error":"a.b+.c is expired"}"""));
        using TestApi api = Api(server);

        ApiFailure failure = (await api.Api.ViewerAsync(default)).Failure!;

        Assert.Equal((ApiFailureKind.IdentityToken, 400, true), (failure.Kind, failure.Status, failure.IsFinal));
        Assert.Contains(_directory.File("token"), failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("a.b", failure.Message.Replace(_directory.Path, "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    public async Task A_passing_failure_of_the_exchange_is_repeated_and_then_left_to_the_call(int status)
    {
        int count = 0;
        using ScriptedServer server = Server(() => ++count <= 4 ? new ServerReply(status) : Token("t1", 3600));
        using TestApi api = Api(server);

        Assert.True((await api.Api.ViewerAsync(default)).IsSuccess);

        Assert.Equal([1, 2, 4, 2], api.Clock.Waits);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"access_token":"","expires_in":3600}""")]
    [InlineData("""{"access_token":"t1"}""")]
    public async Task An_answer_without_a_token_is_of_no_use(string body)
    {
        using ScriptedServer server = Server(() => new ServerReply(200, body));
        using TestApi api = Api(server);

        Assert.Equal(ApiFailureKind.IdentityToken, (await api.Api.ViewerAsync(default)).Failure?.Kind);
    }

    [Fact]
    public void An_access_token_shows_itself_to_nobody()
    {
        Assert.Equal("***", new AccessToken("t1", default).ToString());
        Assert.DoesNotContain("t1", new TokenAnswer("t1", 1).ToString(), StringComparison.Ordinal);
    }

    private static ServerReply Token(string text, int seconds) =>
        new(200, string.Format(CultureInfo.InvariantCulture, """{{"access_token":"{0}","expires_in":{1}}}""", text, seconds));

    private static ScriptedServer Server(Func<ServerReply> exchange) =>
        new(request => request.Target == "/oidc/token" ? exchange() : ServerReply.Data("""{"viewer":{"id":"U1"}}"""));

    private TestApi Api(ScriptedServer server)
    {
        File.WriteAllText(_directory.File("token"), " a.b+.c\n");
        return new TestApi(server.Url, settings => settings with
        {
            ApiKey = null,
            IdentityTokenFile = _directory.File("token"),
            CredentialsFile = Credentials,
        });
    }
}
