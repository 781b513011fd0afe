using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Instrument.Testing.Tests.Clients;
using static Instrument.Testing.Tests.Clients.RunRequests;

namespace Instrument.Testing.Tests.Faults;

/// <summary>What a client sees of each fault, and what the server keeps.</summary>
public sealed class FaultTests : ServerTest
{
    private RunState State => Server.Run("run1");

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    public async Task An_error_status_keeps_nothing(int status)
    {
        await Client.CreateRunAsync();
        FaultRule rule = Server.Faults.Add(FakeRoute.FileStream, Fault.Status(status));

        TestAnswer failed = await Client.FileStreamAsync(Run, Rows(0, 1));
        Assert.Empty(State.History);
        (await Client.FileStreamAsync(Run, Rows(0, 1))).MustSucceed();

        Assert.Equal(status, (int)failed.Status);
        Assert.Equal(1, rule.Hits);
        Assert.Single(State.History);
        Assert.Equal($"status {status}", Server.Requests[1].Fault);
        Assert.Empty(Server.Violations);
    }

    [Fact]
    public async Task An_error_status_after_storing_keeps_everything()
    {
        await Client.CreateRunAsync();
        Server.Faults.Add(FakeRoute.FileStream, Fault.Status(500, afterStoring: true));

        TestAnswer failed = await Client.FileStreamAsync(Run, Rows(0, 1));
        Assert.Single(State.History);
        (await Client.FileStreamAsync(Run, Rows(0, 1))).MustSucceed();

        Assert.Equal(HttpStatusCode.InternalServerError, failed.Status);
        Assert.Single(State.History);
        Assert.Empty(Server.Violations);
    }

    [Fact]
    public async Task Too_many_requests_can_say_when_to_come_again()
    {
        Server.Faults.Add("Viewer", Fault.TooManyRequests());
        Server.Faults.Add("Viewer", Fault.TooManyRequests("5"));
        Server.Faults.Add("Viewer", Fault.TooManyRequests("soon").WithHeader("Retry-After", "7"));

        TestAnswer[] answers = [await Client.GraphQLAsync(Documents.Viewer), await Client.GraphQLAsync(Documents.Viewer), await Client.GraphQLAsync(Documents.Viewer)];

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.TooManyRequests, answer.Status));
        Assert.Equal([null, "5", "soon|7"], answers.Select(answer => answer.Headers.GetValueOrDefault("Retry-After")));
    }

    [Fact]
    public async Task Malformed_JSON_is_a_success_that_cannot_be_read()
    {
        await Client.CreateRunAsync();
        Server.Faults.Add(FakeRoute.FileStream, Fault.MalformedJson());

        TestAnswer answer = await Client.FileStreamAsync(Run, Rows(0, 1));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.ThrowsAny<JsonException>(() => answer.Json);
        Assert.Single(State.History);
    }

    [Fact]
    public async Task GraphQL_errors_come_with_a_success()
    {
        Server.Faults.Add("UpsertBucket", Fault.GraphQLErrors("first", "second"));

        TestAnswer answer = await Client.GraphQLAsync(Documents.UpsertBucket, Variables());

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("""{"data":null,"errors":[{"message":"first"},{"message":"second"}]}""", answer.Body);
        Assert.Empty(Server.Runs);
    }

    [Fact]
    public async Task An_upload_address_can_be_out_of_date_before_its_time()
    {
        await Client.CreateRunAsync();
        string address = (await Client.AddressesAsync("a.txt"))[0];
        Server.Faults.Add(new FaultRule { PathContains = "a.txt", Fault = Fault.ExpiredUploadUrl() });

        TestAnswer answer = await Client.PutAsync(address, [1], "X-Upload-Permit: run-file");

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Contains("expired", answer.Body, StringComparison.Ordinal);
        Assert.Empty(State.Files);
    }

    [Fact]
    public async Task A_redirect_names_another_address()
    {
        Server.Faults.Add(FakeRoute.GraphQL, Fault.Redirect(new Uri("http://127.0.0.1:9/graphql")));

        TestAnswer answer = await Client.GraphQLAsync(Documents.Viewer);

        Assert.Equal((HttpStatusCode.TemporaryRedirect, "http://127.0.0.1:9/graphql"), (answer.Status, answer.Headers["Location"]));
    }

    [Fact]
    public async Task A_reset_before_reading_keeps_nothing()
    {
        await Client.CreateRunAsync();
        Server.Faults.Add(FakeRoute.FileStream, Fault.ResetBeforeReading());

        HttpRequestException error = await Assert.ThrowsAsync<HttpRequestException>(() => Client.FileStreamAsync(Run, Rows(0, 1)));

        Assert.Contains(Causes(error), cause => cause is SocketException { SocketErrorCode: SocketError.ConnectionReset } or HttpIOException or IOException);
        Assert.Empty(State.History);
        Assert.Null(Server.Requests[1].Status);
        Assert.Null(Server.Requests[1].Body);
        Assert.True(Server.Requests[1].IsEnded);
    }

    [Fact]
    public async Task A_reset_after_storing_keeps_everything()
    {
        await Client.CreateRunAsync();
        Server.Faults.Add(FakeRoute.FileStream, Fault.ResetAfterStoring());

        await Assert.ThrowsAsync<HttpRequestException>(() => Client.FileStreamAsync(Run, Rows(0, 1)));
        Assert.Single(State.History);
        (await Client.FileStreamAsync(Run, Rows(0, 1))).MustSucceed();

        Assert.Single(State.History);
        Assert.Empty(Server.Violations);
    }

    [Fact]
    public async Task A_reset_of_an_operation_does_not_do_it()
    {
        Server.Faults.Add("UpsertBucket", Fault.ResetBeforeReading());

        await Assert.ThrowsAsync<HttpRequestException>(() => Client.GraphQLAsync(Documents.UpsertBucket, Variables()));

        Assert.Empty(Server.Runs);
    }

    [Fact]
    public async Task Half_an_answer_promises_more_than_comes()
    {
        await Client.CreateRunAsync();
        Server.Faults.Add(FakeRoute.FileStream, Fault.HalfAnswer());
        HttpRequestMessage request = new(HttpMethod.Post, $"{Server.BaseUrl}/files/{Run}/file_stream") { Content = TestClient.JsonBody(Rows(0, 1)) };
        request.Headers.Authorization = Client.Authorization;
        request.Headers.UserAgent.ParseAdd("tests");
        using HttpClient http = new();

        using HttpResponseMessage response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await Assert.ThrowsAnyAsync<Exception>(() => response.Content.ReadAsByteArrayAsync());
        Assert.Single(State.History);
    }

    [Fact]
    public async Task An_answer_without_a_body_breaks_off_too()
    {
        await Client.CreateRunAsync();
        string address = (await Client.AddressesAsync("a.txt"))[0];
        Server.Faults.Add(FakeRoute.Upload, Fault.HalfAnswer());

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => Client.PutAsync(address, [1], "X-Upload-Permit: run-file"));

        Assert.Equal(1, State.Files["a.txt"].UploadCount);
    }

    [Fact]
    public void Only_an_answer_can_have_headers() =>
        Assert.Throws<InvalidOperationException>(() => Fault.HalfAnswer().WithHeader("Retry-After", "1"));

    private static IEnumerable<Exception> Causes(Exception error)
    {
        for (Exception? cause = error; cause is not null; cause = cause.InnerException)
            yield return cause;
    }
}
