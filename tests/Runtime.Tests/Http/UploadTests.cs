using Instrument.Http;
using Instrument.Testing;

namespace Instrument.Runtime.Tests.Http;

/// <summary>Files on their way to the storage.</summary>
public sealed class UploadTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(300_000)]
    public async Task A_file_is_put_with_its_length_and_the_servers_headers_and_without_credentials(int length)
    {
        using ScriptedServer server = ScriptedServer.Replies(new ServerReply(200).With("ETag", "\"abc\""));
        using TestApi api = new("http://api.test", settings => settings with { ExtraHeaders = new Dictionary<string, string> { ["X-Team"] = "a", ["X-A"] = "mine" } });
        List<long> progress = [];

        ApiResult<UploadedFile> result = await api.Api.PutFileAsync(
            Target(server, "X-A: its ", "Content-Type:text/plain", "Content-MD5: rL0Y20zC+Fzt72VPzMSk2A==", "no header", "bad name: x", "X-B: a\nb"),
            FileOf(length), progress.Add, default);

        Assert.Equal(new UploadedFile(length, "\"abc\""), result.Value);
        ReceivedRequest request = Assert.Single(server.Requests);
        Assert.Equal(("PUT", "/storage/a.bin?sig=geheim"), (request.Method, request.Target));
        Assert.Equal(length, request.Body.Length);
        Assert.Equal($"{length}", request.Headers["Content-Length"]);
        Assert.DoesNotContain("Transfer-Encoding", request.Headers.Keys);
        Assert.Null(request.Authorization);
        Assert.Equal(("its", "text/plain", "a"), (request.Headers["X-A"], request.Headers["Content-Type"], request.Headers["X-Team"]));
        Assert.Equal("rL0Y20zC+Fzt72VPzMSk2A==", request.Headers["Content-MD5"]);
        Assert.DoesNotContain("X-B", request.Headers.Keys);
        Assert.Equal(3, api.Logger.Entries.Length);
        Assert.Equal(progress.Order(), progress);
        Assert.Equal((0, length), (progress[0], progress[^1]));
    }

    [Fact]
    public async Task Without_a_listed_type_there_is_none()
    {
        using ScriptedServer server = ScriptedServer.Replies(new ServerReply(200));
        using TestApi api = new(server.Url);

        Assert.True((await api.Api.PutFileAsync(Target(server), FileOf(3), null, default)).IsSuccess);

        Assert.DoesNotContain("Content-Type", Assert.Single(server.Requests).Headers.Keys);
        Assert.Null(server.Requests[0].Authorization);
    }

    [Fact]
    public async Task A_relative_address_is_below_the_base_URL()
    {
        using ScriptedServer server = ScriptedServer.Replies(new ServerReply(200));
        using TestApi api = new(server.Url + "/wandb");

        Assert.True((await api.Api.PutFileAsync(new UploadTarget("/storage/a?sig=1", []), FileOf(3), null, default)).IsSuccess);

        Assert.Equal("/wandb/storage/a?sig=1", Assert.Single(server.Requests).Target);
        Assert.Null(server.Requests[0].Authorization);
    }

    [Fact]
    public async Task A_passing_failure_is_repeated_with_the_file_as_it_is_then()
    {
        string file = FileOf(5);
        int count = 0;
        using ScriptedServer failing = new(_ =>
        {
            if (++count == 3)
                return new ServerReply(204);
            File.AppendAllText(file, "more");
            return count == 1 ? new ServerReply(503) : ServerReply.Broken(ServerFault.Close);
        });
        using TestApi api = new(failing.Url);
        List<long> progress = [];

        ApiResult<UploadedFile> result = await api.Api.PutFileAsync(Target(failing), file, progress.Add, default);

        Assert.Equal(13, result.Value.Bytes);
        Assert.Equal([5, 9, 13], failing.Requests.Select(request => request.Body.Length));
        Assert.Equal([2, 4], api.Clock.Waits);
        Assert.Equal(3, progress.Count(bytes => bytes == 0));
    }

    [Theory]
    [InlineData(403, nameof(ApiFailureKind.UploadUrlRefused))]
    [InlineData(401, nameof(ApiFailureKind.UploadUrlRefused))]
    [InlineData(400, nameof(ApiFailureKind.Rejected))]
    [InlineData(404, nameof(ApiFailureKind.NotFound))]
    [InlineData(408, nameof(ApiFailureKind.Rejected))]
    [InlineData(413, nameof(ApiFailureKind.TooLarge))]
    [InlineData(501, nameof(ApiFailureKind.ServerError))]
    [InlineData(307, nameof(ApiFailureKind.Rejected))]
    public async Task A_refusal_ends_it_and_an_expired_address_is_told_apart(int status, string kind)
    {
        using ScriptedServer server = ScriptedServer.Replies(new ServerReply(status, "<Error><Code>ExpiredToken</Code></Error>"), new ServerReply(200));
        using TestApi api = new(server.Url);

        ApiFailure failure = (await api.Api.PutFileAsync(Target(server), FileOf(3), null, default)).Failure!;

        Assert.Equal((kind, status, true), (failure.Kind.ToString(), failure.Status, failure.IsFinal));
        Assert.DoesNotContain("geheim", failure.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_redirect_of_the_storage_is_followed_with_the_whole_file()
    {
        using ScriptedServer other = ScriptedServer.Replies(new ServerReply(200));
        using ScriptedServer server = ScriptedServer.Replies(new ServerReply(307).With("Location", other.Url + "/b"));
        using TestApi api = new(server.Url);

        Assert.True((await api.Api.PutFileAsync(Target(server), FileOf(200_000), null, default)).IsSuccess);

        Assert.Equal(200_000, Assert.Single(other.Requests).Body.Length);
    }

    [Fact]
    public async Task A_file_that_is_not_there_or_a_directory_is_a_final_failure_without_a_request()
    {
        using ScriptedServer server = ScriptedServer.Replies(new ServerReply(200));
        using TestApi api = new(server.Url);

        ApiFailure missing = (await api.Api.PutFileAsync(Target(server), _directory.File("none"), null, default)).Failure!;
        ApiFailure directory = (await api.Api.PutFileAsync(Target(server), _directory.Path, null, default)).Failure!;

        Assert.Equal((ApiFailureKind.LocalFile, true), (missing.Kind, missing.IsFinal));
        Assert.Contains(_directory.File("none"), missing.Message, StringComparison.Ordinal);
        Assert.Equal(ApiFailureKind.LocalFile, directory.Kind);
        Assert.Contains("it is a directory", directory.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData("gs://bucket/a")]
    [InlineData("not an address")]
    [InlineData("")]
    public async Task An_address_that_is_none_is_refused(string url)
    {
        using TestApi api = new("http://api.test");

        Assert.Equal(ApiFailureKind.BadAnswer, (await api.Api.PutFileAsync(new UploadTarget(url, []), FileOf(3), null, default)).Failure?.Kind);
    }

    [Fact]
    public void A_target_does_not_print_its_address() =>
        Assert.DoesNotContain("geheim", new UploadTarget("https://s.test/?sig=geheim", []).ToString(), StringComparison.Ordinal);

    [Fact]
    public async Task A_file_that_is_cut_while_it_is_read_is_not_taken_for_a_broken_connection()
    {
        string file = FileOf(5);
        await using FileStream stream = File.OpenRead(file);
        using FileContent content = new(stream, 0, 10, null);

        HttpRequestException error = await Assert.ThrowsAsync<HttpRequestException>(() => content.CopyToAsync(new MemoryStream()));
        ApiFailure failure = NetworkFailure.Of(error, new Uri("https://s.test"));

        Assert.Equal((ApiFailureKind.LocalFile, true), (failure.Kind, failure.IsFinal));
        Assert.Contains("it was cut while it was read", failure.Message, StringComparison.Ordinal);
    }

    private static UploadTarget Target(ScriptedServer server, params string[] headers) => new(server.Url + "/storage/a.bin?sig=geheim", headers);

    private string FileOf(int length)
    {
        string path = _directory.File("a.bin");
        File.WriteAllBytes(path, new byte[length]);
        return path;
    }
}
