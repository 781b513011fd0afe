using System.Net;
using System.Text;
using Instrument.Testing.Tests.Clients;

namespace Instrument.Testing.Tests.Routes;

/// <summary>Uploads to the addresses that the server gives.</summary>
public sealed class UploadRouteTests : ServerTest
{
    private const string Permit = "X-Upload-Permit: run-file";

    private const string HelloMd5 = "XUFAKrxLKna5cZ2REBfFkg==";

    private static readonly byte[] Content = "hello"u8.ToArray();

    [Fact]
    public async Task A_file_arrives_with_its_bytes_and_its_name()
    {
        await Client.CreateRunAsync();
        IReadOnlyList<string> addresses = await Client.AddressesAsync("media/ünï file.txt", "empty");

        TestAnswer answer = await Client.PutAsync(addresses[0], Content, Permit);
        (await Client.PutAsync(addresses[0], Content, Permit)).MustSucceed();
        (await Client.PutAsync(addresses[1], [], Permit)).MustSucceed();

        RunFile file = Server.Run("run1").Files["media/ünï file.txt"];
        Assert.Equal(("hello", 2, null), (file.Text, file.UploadCount, file.ContentType));
        Assert.Equal(HelloMd5, file.Md5);
        Assert.Equal("\"5d41402abc4b2a76b9719d911017c592\"", answer.Headers["ETag"]);
        Assert.Equal(0, Server.Run("run1").Files["empty"].Content.Length);
        Assert.Empty(Server.Violations);
    }

    [Fact]
    public async Task Arrived_files_can_be_reported_in_file_stream()
    {
        await Client.CreateRunAsync();
        await Client.PutAsync((await Client.AddressesAsync("a.txt"))[0], Content, Permit);

        (await Client.FileStreamAsync(RunRequests.Run, """{"uploaded":["a.txt"]}""")).MustSucceed();

        Assert.Equal(["a.txt"], Server.Run("run1").Uploaded);
        Assert.Empty(Server.Violations);
    }

    [Fact]
    public async Task Credentials_have_no_place_in_an_upload()
    {
        await Client.CreateRunAsync();
        string address = (await Client.AddressesAsync("a.txt"))[0];
        HttpRequestMessage request = new(HttpMethod.Put, address) { Content = new ByteArrayContent(Content) };
        request.Headers.Authorization = Client.Authorization;

        await Client.SendAsync(request);

        AssertViolation(ViolationKind.Credentials, "credentials were sent to");
        Assert.Empty(Server.Run("run1").Files);
    }

    [Theory]
    [InlineData("", HttpStatusCode.Forbidden, "lacks the header X-Upload-Permit: run-file")]
    [InlineData("X-Upload-Permit: other", HttpStatusCode.Forbidden, "lacks the header X-Upload-Permit: run-file")]
    [InlineData(Permit + "|Content-Type: text/plain", HttpStatusCode.BadRequest, "has the Content-Type text/plain")]
    [InlineData(Permit + "|Content-MD5: AAAA", HttpStatusCode.BadRequest, "have another MD5")]
    public async Task An_upload_must_have_the_headers_that_were_asked_for(string headers, HttpStatusCode status, string message)
    {
        await Client.CreateRunAsync();
        string address = (await Client.AddressesAsync("a.txt"))[0];

        TestAnswer answer = await Client.PutAsync(address, Content, headers.Split('|', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal(status, answer.Status);
        AssertViolation(ViolationKind.Upload, message);
        Assert.Empty(Server.Run("run1").Files);
    }

    [Fact]
    public async Task The_right_MD5_is_accepted()
    {
        await Client.CreateRunAsync();
        (await Client.PutAsync((await Client.AddressesAsync("a.txt"))[0], Content, Permit, $"Content-MD5: {HelloMd5}")).MustSucceed();

        Assert.Empty(Server.Violations);
    }

    [Fact]
    public async Task An_upload_must_tell_its_length()
    {
        await Client.CreateRunAsync();
        string address = (await Client.AddressesAsync("a.txt"))[0];
        HttpRequestMessage request = new(HttpMethod.Put, address) { Content = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes("x"))) };
        request.Headers.TransferEncodingChunked = true;
        request.Headers.Add("X-Upload-Permit", "run-file");

        TestAnswer answer = await Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.LengthRequired, answer.Status);
        AssertViolation(ViolationKind.Upload, "has no Content-Length");
    }

    [Fact]
    public async Task An_address_that_nobody_gave_out_is_refused()
    {
        TestAnswer answer = await Client.PutAsync($"{Server.StorageUrl}/storage/run-files/a?sig=0", Content, Permit);

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        AssertViolation(ViolationKind.Upload, "nobody gave out the address");
    }

    [Fact]
    public async Task An_address_expires_by_the_clock_of_the_server()
    {
        SteppedTime time = new();
        await using FakeWandbServer server = await FakeWandbServer.StartAsync(new FakeWandbOptions { Time = time, UploadUrlLifetime = TimeSpan.FromHours(1) });
        using TestClient client = new(server);
        await client.CreateRunAsync();
        string address = (await client.AddressesAsync("a.txt"))[0];
        time.Now += TimeSpan.FromMinutes(59);
        (await client.PutAsync(address, Content, Permit)).MustSucceed();

        time.Now += TimeSpan.FromMinutes(1);
        TestAnswer answer = await client.PutAsync(address, Content, Permit);

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Contains("expired", answer.Body, StringComparison.Ordinal);
        Assert.Equal(1, server.Run("run1").Files["a.txt"].UploadCount);
        Assert.Empty(server.Violations);
    }

    [Fact]
    public async Task The_port_for_uploads_serves_nothing_else()
    {
        HttpRequestMessage request = new(HttpMethod.Post, $"{Server.StorageUrl}/graphql") { Content = TestClient.JsonBody("{}") };

        TestAnswer answer = await Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        AssertViolation(ViolationKind.Route, "no such address");
    }
}
