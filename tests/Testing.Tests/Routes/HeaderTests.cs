using System.Net;
using System.Net.Http.Headers;
using Instrument.Testing.Tests.Clients;

namespace Instrument.Testing.Tests.Routes;

/// <summary>Addresses, methods, headers and credentials.</summary>
public sealed class HeaderTests : ServerTest
{
    private const string Stream = "/files/test-entity/demo/run1/file_stream";

    [Theory]
    [InlineData("/")]
    [InlineData("/graphql/")]
    [InlineData("/files/test-entity/demo/file_stream")]
    [InlineData("/storage/run-files/x")]
    public async Task Every_other_address_is_not_found(string path)
    {
        TestAnswer answer = await Client.PostAsync(path, TestClient.JsonBody("{}"));

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        AssertViolation(ViolationKind.Route, $"POST {path}");
    }

    [Theory]
    [InlineData("/graphql")]
    [InlineData(Stream)]
    public async Task Another_method_is_refused(string path)
    {
        TestAnswer answer = await Client.SendAsync(new HttpRequestMessage(HttpMethod.Get, Server.BaseUrl + path));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.Status);
        AssertViolation(ViolationKind.Route, "only POST is served");
    }

    [Theory]
    [InlineData("/graphql")]
    [InlineData(Stream)]
    public async Task A_wrong_key_is_refused_without_blame(string path)
    {
        Client.Authorization = TestClient.Basic("api:" + new string('0', 40));

        TestAnswer answer = await Client.PostAsync(path, TestClient.JsonBody("{}"));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Contains("user is not logged in", answer.Body, StringComparison.Ordinal);
        Assert.Empty(Server.Violations);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("Basic", "not base64")]
    [InlineData("Token", "abc")]
    public async Task Credentials_of_another_form_are_refused(string? scheme, string? parameter)
    {
        Client.Authorization = scheme is null ? null : new AuthenticationHeaderValue(scheme, parameter);

        TestAnswer answer = await Client.GraphQLAsync(Documents.Viewer);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        AssertViolation(ViolationKind.Credentials, "user is not logged in");
    }

    [Fact]
    public async Task The_user_of_the_credentials_is_api()
    {
        Client.Authorization = TestClient.Basic("user:" + Server.ApiKey);

        await Client.GraphQLAsync(Documents.Viewer);

        AssertViolation(ViolationKind.Credentials, "user is not logged in");
    }

    [Theory]
    [InlineData("/graphql")]
    [InlineData(Stream)]
    public async Task Another_content_type_is_refused(string path)
    {
        TestAnswer answer = await Client.PostAsync(path, TestClient.Body("{}"u8.ToArray(), "text/plain"));

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.Status);
        AssertViolation(ViolationKind.Header, "Content-Type is 'text/plain' instead of application/json");
    }

    [Theory]
    [InlineData("/graphql")]
    [InlineData(Stream)]
    public async Task A_user_agent_is_needed(string path)
    {
        Client.UserAgent = null;

        await Client.PostAsync(path, TestClient.JsonBody("{}"));

        AssertViolation(ViolationKind.Header, "User-Agent is missing");
    }

    [Fact]
    public async Task Compressed_GraphQL_is_refused()
    {
        await Client.PostAsync("/graphql", TestClient.Zipped("{}"));

        AssertViolation(ViolationKind.Header, "Content-Encoding gzip");
    }

    [Theory]
    [InlineData("X-WANDB-USE-ASYNC-FILESTREAM=true", "come together")]
    [InlineData("X-WANDB-ASYNC-CLIENT-ID=abcdefghijabcdefghijabcdefghij12", "come together")]
    [InlineData("X-WANDB-USE-ASYNC-FILESTREAM=yes;X-WANDB-ASYNC-CLIENT-ID=abcdefghijabcdefghijabcdefghij12", "come together")]
    [InlineData("X-WANDB-USE-ASYNC-FILESTREAM=true;X-WANDB-ASYNC-CLIENT-ID=short", "no id of 32")]
    [InlineData("X-WANDB-USE-ASYNC-FILESTREAM=true;X-WANDB-CLIENT-ID=abcdefghijabcdefghijabcdefghij12", "X-WANDB-CLIENT-ID is not sent to")]
    public async Task A_writer_among_others_is_named_in_the_way_of_the_route(string headers, string violation)
    {
        HttpRequestMessage request = new(HttpMethod.Post, Server.BaseUrl + Stream) { Content = TestClient.JsonBody("{}") };
        request.Headers.Authorization = Client.Authorization;
        foreach (string header in headers.Split(';'))
            request.Headers.Add(header.Split('=')[0], header.Split('=')[1]);

        await Client.SendAsync(request);

        AssertViolation(ViolationKind.Header, violation);
    }

    [Fact]
    public async Task A_path_prefix_is_part_of_the_base_URL()
    {
        await using FakeWandbServer server = await FakeWandbServer.StartAsync(new FakeWandbOptions { PathPrefix = "/wandb" });
        using TestClient client = new(server);

        await client.CreateRunAsync();
        (await client.FileStreamAsync(RunRequests.Run, RunRequests.Rows(0, 1))).MustSucceed();

        Assert.EndsWith("/wandb", server.BaseUrl, StringComparison.Ordinal);
        Assert.Equal("/graphql", server.Requests[0].Path);
        Assert.Empty(server.Violations);
    }

    [Fact]
    public async Task A_certificate_that_nobody_signed_is_refused_by_clients()
    {
        await using FakeWandbServer server = await FakeWandbServer.StartAsync(new FakeWandbOptions { UseHttps = true });
        using TestClient client = new(server);

        HttpRequestException error = await Assert.ThrowsAsync<HttpRequestException>(() => client.GraphQLAsync(Documents.Viewer));

        Assert.Equal(HttpRequestError.SecureConnectionError, error.HttpRequestError);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task The_clock_of_the_server_can_be_wrong()
    {
        await using FakeWandbServer server = await FakeWandbServer.StartAsync(new FakeWandbOptions { ClockSkew = TimeSpan.FromDays(365) });
        using TestClient client = new(server);

        TestAnswer answer = await client.GraphQLAsync(Documents.Viewer);

        DateTimeOffset date = DateTimeOffset.Parse(answer.Headers["Date"], System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(date > DateTimeOffset.UtcNow.AddDays(360), $"The server's date is {date}.");
    }
}
