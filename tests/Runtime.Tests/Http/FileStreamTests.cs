using System.Text;
using Instrument.Http;

namespace Instrument.Runtime.Tests.Http;

/// <summary>Lines of a run on their way to the server.</summary>
public sealed class FileStreamTests
{
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"files":{"output.log":{"offset":0,"content":["a"]}}}""");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_goes_to_the_runs_address_as_it_is_or_compressed(bool gzip)
    {
        using ScriptedServer server = ScriptedServer.Replies(new ServerReply(200, """{"exitcode":null,"limits":{}}"""));
        using TestApi api = new(server.Url + "/wandb", settings => settings with { ServerSideDerivedSummary = true, Username = "jo" });

        FileStreamAnswer answer = (await api.Api.SendFileStreamAsync(new RunPath("my team", "p", "r"), Body, gzip, default)).Value;

        Assert.False(answer.Stopped);
        ReceivedRequest request = Assert.Single(server.Requests);
        Assert.Equal(("POST", "/wandb/files/my%20team/p/r/file_stream"), (request.Method, request.Target));
        Assert.Equal(Encoding.UTF8.GetString(Body), request.Text);
        Assert.Equal(gzip, request.Headers.ContainsKey("Content-Encoding"));
        Assert.Equal("application/json", request.Headers["Content-Type"]);
        Assert.StartsWith("Basic ", request.Authorization, StringComparison.Ordinal);
        Assert.Equal("true", request.Headers["X-WANDB-SERVER-SIDE-DERIVED-SUMMARY"]);
        Assert.DoesNotContain("X-WANDB-USERNAME", request.Headers.Keys);
    }

    [Theory]
    [InlineData(200, """{"stopped":true}""", true)]
    [InlineData(201, """{"stopped":false}""", false)]
    [InlineData(200, """{"stopped":"yes"}""", false)]
    [InlineData(200, "", false)]
    [InlineData(200, "<html>", false)]
    [InlineData(200, "[true]", false)]
    public async Task Every_answer_of_success_counts_and_may_ask_to_stop(int status, string body, bool stopped)
    {
        using ScriptedServer server = ScriptedServer.Replies(new ServerReply(status, body));
        using TestApi api = new(server.Url);

        Assert.Equal(stopped, (await api.Api.SendFileStreamAsync(TestApi.Run, Body, gzip: false, default)).Value.Stopped);
    }

    [Fact]
    public async Task The_same_body_is_sent_until_the_server_takes_it()
    {
        // More often than any other call would be repeated.
        ServerReply[] failures = [.. Enumerable.Range(0, 40).Select(i => (i % 4) switch
        {
            0 => new ServerReply(500),
            1 => new ServerReply(429).With("Retry-After", "0.25"),
            2 => ServerReply.Broken(ServerFault.Close),
            _ => new ServerReply(408),
        })];
        using ScriptedServer server = ScriptedServer.Replies([.. failures, new ServerReply(200, "{}")]);
        using TestApi api = new(server.Url);

        Assert.True((await api.Api.SendFileStreamAsync(TestApi.Run, Body, gzip: false, default)).IsSuccess);

        Assert.Equal(41, server.Requests.Length);
        Assert.Single(server.Requests.Select(request => request.Text).Distinct());
        Assert.Equal([2, 0.25, 8, 16, 32, 0.25, 60], api.Clock.Waits[..7]);
        Assert.All(api.Clock.Failed, attempt => Assert.Equal("file_stream", attempt.Operation));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(409)]
    [InlineData(410)]
    [InlineData(413)]
    [InlineData(422)]
    [InlineData(501)]
    public async Task A_fatal_status_ends_it_at_once(int status)
    {
        using ScriptedServer server = ScriptedServer.Replies(new ServerReply(status, """{"error":"injected fault"}"""), new ServerReply(200, "{}"));
        using TestApi api = new(server.Url);

        ApiFailure failure = (await api.Api.SendFileStreamAsync(TestApi.Run, Body, gzip: false, default)).Failure!;

        Assert.Equal((status, true), (failure.Status, failure.IsFinal));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_body_of_ten_mebibytes_arrives_whole()
    {
        byte[] body = new byte[10 * 1024 * 1024];
        body.AsSpan().Fill((byte)'x');
        using ScriptedServer server = ScriptedServer.Replies(new ServerReply(200, "{}"));
        using TestApi api = new(server.Url);

        Assert.True((await api.Api.SendFileStreamAsync(TestApi.Run, body, gzip: false, default)).IsSuccess);
        Assert.True((await api.Api.SendFileStreamAsync(TestApi.Run, body, gzip: true, default)).IsSuccess);

        Assert.Equal(body.Length, server.Requests[0].Body.Length);
        Assert.InRange(server.Requests[1].Body.Length, 1, body.Length / 50);
        Assert.Equal(body.Length, server.Requests[1].Text.Length);
    }

    [Fact]
    public async Task An_exhausted_quota_holds_further_requests_back()
    {
        using ScriptedServer server = ScriptedServer.Replies(
            new ServerReply(200, "{}").With("RateLimit-Remaining", "0").With("RateLimit-Reset", "30"));
        using TestApi api = new(server.Url);
        // The burst: what was saved up before the server said anything.
        for (int i = 0; i < 10; i++)
            Assert.True((await api.Api.SendFileStreamAsync(TestApi.Run, Body, gzip: false, default)).IsSuccess);

        Task<ApiResult<FileStreamAnswer>> held = api.Api.SendFileStreamAsync(TestApi.Run, Body, gzip: false, default);
        await api.Clock.TimerAsync(TimeSpan.FromSeconds(10)).WaitAsync(TestApi.Patience);
        Assert.False(held.IsCompleted);
        Assert.Equal(10, server.Requests.Length);
        api.Clock.Fire(TimeSpan.FromSeconds(10));

        Assert.True((await held.WaitAsync(TestApi.Patience)).IsSuccess);
    }
}
