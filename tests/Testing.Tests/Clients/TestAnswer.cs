using System.Net;
using System.Text.Json.Nodes;

namespace Instrument.Testing.Tests.Clients;

/// <summary>An answer of the server, read to its end.</summary>
internal sealed record TestAnswer(HttpStatusCode Status, string Body, IReadOnlyDictionary<string, string> Headers)
{
    public JsonNode Json => JsonNode.Parse(Body)!;

    public JsonNode Data => Json["data"]!;

    /// <summary>The message of the first GraphQL error.</summary>
    public string Error => Json["errors"]![0]!["message"]!.GetValue<string>();

    /// <summary>Fails the test with the body unless the server has accepted the request.</summary>
    public TestAnswer MustSucceed()
    {
        Assert.True(Status == HttpStatusCode.OK, $"{(int)Status}: {Body}");
        return this;
    }
}
