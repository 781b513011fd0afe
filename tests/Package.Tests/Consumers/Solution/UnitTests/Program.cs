using System.Net.Http.Json;
using System.Text;
using Instrument.Testing;

await using FakeWandbServer server = await FakeWandbServer.StartAsync();
using var client = new HttpClient();
client.DefaultRequestHeaders.UserAgent.ParseAdd("consumer");
client.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("api:" + server.ApiKey)));

using HttpResponseMessage answer = await client.PostAsJsonAsync(
    server.BaseUrl + "/graphql", new { query = "query Viewer { viewer { username } }", operationName = "Viewer" });

string body = await answer.Content.ReadAsStringAsync();
return body == """{"data":{"viewer":{"username":"test-user"}}}""" && server.Violations.Count == 0 ? 0 : 1;
