using System.Text.Json.Nodes;
using Instrument.Testing.Tests.Clients;

namespace Instrument.Testing.Tests.Golden;

/// <summary>Sends the recorded requests of a scenario to a server, one after the other, each with the fault that was recorded with it.</summary>
internal sealed class GoldenReplay(FakeWandbServer server, string scenario) : IDisposable
{
    // These belong to the recorded connection, or are made anew.
    private static readonly string[] NotSent = ["authorization", "content-length", "accept-encoding", "x-fake-upload"];

    private readonly TestClient _client = new(server) { UserAgent = null };
    private readonly RecordedUploads _uploads = new(scenario);
    private readonly Dictionary<string, string> _addresses = [];

    /// <summary>The server that was recorded.</summary>
    public static FakeWandbOptions Options(string scenario) => new()
    {
        Entity = "golden",
        UserName = "golden-user",
        Email = "golden-user@example.com",
        Features = scenario.EndsWith("-oldserver", StringComparison.Ordinal) ? [] : ServerFeature.All,
    };

    /// <summary>Sends all of them; each has to be answered as it was.</summary>
    public async Task RunAsync()
    {
        if (scenario == "bad-key")
            _client.Authorization = TestClient.Basic("api:" + new string('0', 40));
        foreach (RecordedRequest request in RecordedRequest.Read(scenario))
            await SendAsync(request);
    }

    public void Dispose() => _client.Dispose();

    private async Task SendAsync(RecordedRequest request)
    {
        if (request.Fault is { } fault)
            server.Faults.Add(new FaultRule { Fault = FaultOf(fault) });
        if (request.Answer is JsonObject answered && answered.ContainsKey("stopped"))
            server.Run(request.Path.Split('/')[4]).RequestStop();
        if (request.Status is not { } status)
        {
            await Assert.ThrowsAnyAsync<HttpRequestException>(() => _client.SendAsync(Message(request)));
            return;
        }
        TestAnswer answer = await _client.SendAsync(Message(request));
        Assert.True(status == (int)answer.Status, $"{scenario} {request.Line["n"]}: {(int)answer.Status} instead of {status}: {answer.Body}");
        if (status != 200 || answer.Body.Length == 0)
            return;
        JsonShape.AssertSame(request.Answer, answer.Json, "$");
        KeepAddresses(answer.Json);
    }

    private HttpRequestMessage Message(RecordedRequest request)
    {
        bool isUpload = request.Method == "PUT";
        HttpRequestMessage message = new(
            new HttpMethod(request.Method), isUpload ? _addresses[request.Path.Split('/')[5] + "/" + request.UploadName] : server.BaseUrl + request.Path)
        {
            Content = isUpload ? new ByteArrayContent(_uploads.Content(request.Body!)) : Content(request),
        };
        foreach ((string name, string value) in request.Headers.Where(header => !NotSent.Contains(header.Key)))
        {
            if (!message.Headers.TryAddWithoutValidation(name, value) && name != "content-type" && name != "content-encoding")
                Assert.Fail($"The header {name} cannot be sent.");
        }
        if (request.Headers.Any(header => header.Key == "authorization"))
            message.Headers.Authorization = _client.Authorization;
        if (isUpload)
            message.Headers.Add("X-Upload-Permit", "run-file");
        return message;
    }

    private static HttpContent Content(RecordedRequest request)
    {
        if (request.IsGraphQL)
        {
            JsonObject body = new()
            {
                ["query"] = RecordedDocuments.Text(request.Body!["document"]!.GetValue<string>()),
                ["operationName"] = request.Body["operationName"]!.DeepClone(),
            };
            if (request.Body["variables"] is { } variables)
                body["variables"] = variables.DeepClone();
            return TestClient.JsonBody(body.ToJsonString());
        }
        bool isZipped = request.Headers.Any(header => header is { Key: "content-encoding", Value: "gzip" });
        return isZipped ? TestClient.Zipped(request.Body!.ToJsonString()) : TestClient.JsonBody(request.Body!.ToJsonString());
    }

    private void KeepAddresses(JsonNode answer)
    {
        if (answer["data"]?["createRunFiles"] is not { } created)
            return;
        foreach (JsonNode? file in created["files"]!.AsArray())
        {
            string url = file!["uploadUrl"]!.GetValue<string>();
            _addresses[new Uri(url).Segments[5] + file["name"]!.GetValue<string>()] = url;
        }
    }

    // "route:what:how often", what being a status, a status@Retry-After, drop (nothing was done) or latedrop (everything was).
    private static Fault FaultOf(string recorded) => recorded.Split(':')[^2].Split('@') switch
    {
        ["drop"] => Fault.ResetBeforeReading(),
        ["latedrop"] => Fault.ResetAfterStoring(),
        ["late500"] => Fault.Status(500, afterStoring: true),
        [var status] => Fault.Status(int.Parse(status, System.Globalization.CultureInfo.InvariantCulture)),
        [_, var retryAfter] => Fault.TooManyRequests(retryAfter),
        _ => throw new ArgumentException($"{recorded} is no recorded fault.", nameof(recorded)),
    };
}
