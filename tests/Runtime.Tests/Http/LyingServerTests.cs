using Instrument.Http;
using Instrument.Http.GraphQl;
using Instrument.Testing;

namespace Instrument.Runtime.Tests.Http;

/// <summary>Answers that lie about their size, or are none: the next attempt gets a right one, and nothing hangs or grows without end.</summary>
public sealed class LyingServerTests : IDisposable
{
    private const string Viewer = """{"data":{"viewer":{"id":"U1234"}}}""";
    private static readonly string Right = $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {Viewer.Length}\r\n\r\n{Viewer}";

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("this is no HTTP\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"data\":")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nnonsense\r\n")]
    // It is whole, so the client would ask again on a connection that the server is closing.
    [InlineData("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Encoding: gzip\r\nContent-Length: 8\r\n\r\nno gzip!")]
    [InlineData("HTTP/1.1 999999 What\r\n\r\n")]
    [InlineData("")]
    public async Task An_answer_that_cannot_be_read_is_a_broken_connection_and_is_asked_for_again(string wrong)
    {
        using RawServer server = new(number => new RawReply(number == 0 ? wrong : Right));
        using TestApi api = new(server.Url);

        ApiResult<Viewer> viewer = await api.Api.ViewerAsync(default).WaitAsync(TestApi.Patience);

        Assert.True(viewer.IsSuccess, viewer.IsSuccess ? "" : viewer.Failure.Message);
        Assert.Equal(ApiFailureKind.Network, Assert.Single(api.Clock.Failed).Failure.Kind);
        Assert.Equal(2, server.Requests);
    }

    [Theory]
    [InlineData("-5")]
    [InlineData("many")]
    public async Task A_length_that_is_none_is_passed_over(string length)
    {
        using RawServer server = new(_ => new RawReply($"HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n\r\n{Viewer}"));
        using TestApi api = new(server.Url);

        Assert.True((await api.Api.ViewerAsync(default).WaitAsync(TestApi.Patience)).IsSuccess);
    }

    [Fact]
    public async Task More_bytes_than_announced_are_no_part_of_the_next_answer()
    {
        string tooShort = $"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{Viewer}";
        using RawServer server = new(number => new RawReply(number == 0 ? tooShort : Right, IsKept: true));
        using TestApi api = new(server.Url);

        ApiResult<Viewer> viewer = await api.Api.ViewerAsync(default).WaitAsync(TestApi.Patience);

        Assert.True(viewer.IsSuccess, viewer.IsSuccess ? "" : viewer.Failure.Message);
        Assert.Equal(ApiFailureKind.BadAnswer, Assert.Single(api.Clock.Failed).Failure.Kind);
    }

    [Fact]
    public async Task An_endless_answer_of_file_stream_is_read_as_far_as_it_says_something()
    {
        using RawServer server = new(_ => new RawReply("HTTP/1.1 200 OK\r\n\r\n{\"stopped\":true} ", IsEndless: true));
        using TestApi api = new(server.Url);

        ApiResult<FileStreamAnswer> answer = await api.Api.SendFileStreamAsync(TestApi.Run, "{}"u8.ToArray(), gzip: false, default).WaitAsync(TestApi.Patience);

        // The server has the lines, whatever it says then.
        Assert.True(answer.IsSuccess);
        Assert.True(answer.Value.Stopped);
    }

    [Fact]
    public async Task An_endless_answer_of_the_storage_is_cut()
    {
        using RawServer server = new(_ => new RawReply("HTTP/1.1 200 OK\r\n\r\nthanks", IsEndless: true));
        using TestApi api = new(server.Url);
        await File.WriteAllTextAsync(_directory.File("file"), "text");

        ApiResult<UploadedFile> put = await api.Api.PutFileAsync(new UploadTarget(server.Url + "/put", []), _directory.File("file"), null, default).WaitAsync(TestApi.Patience);

        Assert.True(put.IsSuccess);
    }

    [Fact]
    public async Task An_endless_answer_of_GraphQL_is_cut_and_told()
    {
        using RawServer server = new(_ => new RawReply("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"data\":", IsEndless: true));
        using TestApi api = new(server.Url);

        ApiFailure failure = (await api.Api.ViewerAsync(default).WaitAsync(TestApi.Patience)).Failure!;

        Assert.Equal((ApiFailureKind.BadAnswer, true), (failure.Kind, failure.IsFinal));
        Assert.Contains("it has more than 64 MiB", failure.Message, StringComparison.Ordinal);
    }
}
