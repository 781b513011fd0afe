using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Instrument.Testing.Tests.Clients;

/// <summary>A bare HTTP client that sends what a W&amp;B client sends, and whatever else a test wants.</summary>
internal sealed class TestClient : IDisposable
{
    private readonly FakeWandbServer _server;
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });

    public TestClient(FakeWandbServer server)
    {
        _server = server;
        Authorization = Basic("api:" + server.ApiKey);
    }

    /// <summary>The credentials of requests to the base URL.</summary>
    public AuthenticationHeaderValue? Authorization { get; set; }

    public string? UserAgent { get; set; } = "instrument-tests";

    public static AuthenticationHeaderValue Basic(string credentials) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials)));

    public Task<TestAnswer> GraphQLAsync(string document, JsonObject? variables = null, string? operationName = null)
    {
        JsonObject body = new() { ["query"] = document, ["operationName"] = operationName ?? document.Split(' ', '(')[1] };
        if (variables is not null)
            body["variables"] = variables.DeepClone();
        return PostAsync("/graphql", JsonBody(body.ToJsonString()));
    }

    public Task<TestAnswer> FileStreamAsync(string run, string json, bool gzip = false) =>
        PostAsync($"/files/{string.Join('/', run.Split('/').Select(Uri.EscapeDataString))}/file_stream", gzip ? Zipped(json) : JsonBody(json));

    public Task<TestAnswer> PostAsync(string path, HttpContent? content) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, _server.BaseUrl + path) { Content = content, Headers = { Authorization = Authorization } });

    /// <summary>Sends a file with the headers that the server asks for.</summary>
    public Task<TestAnswer> PutAsync(string url, byte[] content, params IEnumerable<string> headers)
    {
        HttpRequestMessage request = new(HttpMethod.Put, url) { Content = new ByteArrayContent(content) };
        foreach (string[] header in headers.Select(header => header.Split(':', 2)))
        {
            if (!request.Headers.TryAddWithoutValidation(header[0], header[1].Trim()))
                request.Content.Headers.TryAddWithoutValidation(header[0], header[1].Trim());
        }
        return SendAsync(request);
    }

    public async Task<TestAnswer> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken = default)
    {
        using (request)
        {
            if (UserAgent is not null)
                request.Headers.UserAgent.ParseAdd(UserAgent);
            using HttpResponseMessage response = await _http.SendAsync(request, cancellationToken);
            string body = await response.Content.ReadAsStringAsync(cancellationToken);
            return new TestAnswer(
                response.StatusCode,
                body,
                response.Headers.Concat(response.Content.Headers)
                    .ToDictionary(header => header.Key, header => string.Join('|', header.Value), StringComparer.OrdinalIgnoreCase));
        }
    }

    public static HttpContent JsonBody(string json) => Body(Encoding.UTF8.GetBytes(json), "application/json");

    public static HttpContent Body(byte[] bytes, string contentType)
    {
        ByteArrayContent content = new(bytes);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        return content;
    }

    public void Dispose() => _http.Dispose();

    public static HttpContent Zipped(string json)
    {
        using MemoryStream zipped = new();
        using (GZipStream gzip = new(zipped, CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(json));
        HttpContent content = Body(zipped.ToArray(), "application/json");
        content.Headers.ContentEncoding.Add("gzip");
        return content;
    }
}
