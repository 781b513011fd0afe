using System.Text.Json;
using System.Text.Json.Nodes;
using Instrument.Testing.Json;
using Instrument.Testing.State;

namespace Instrument.Testing.Routes;

/// <summary>The JSON object around a GraphQL document (docs/wire/online.md §2.1).</summary>
internal sealed record GraphQLBody(string Query, string OperationName, JsonObject Variables)
{
    /// <summary>The parts of the body.</summary>
    /// <exception cref="RefusalException">It is no such object.</exception>
    public static GraphQLBody Read(byte[] body)
    {
        if (Parse(body) is not { } members)
            throw Wrong("the body is no JSON object, or has a member twice");
        if (members.FirstOrDefault(member => member.Key is not ("query" or "variables" or "operationName")).Key is { } unknown)
            throw Wrong($"a GraphQL request has no member {unknown}");
        if (!JsonMembers.IsText(members["query"]))
            throw Wrong("query is missing");
        if (!JsonMembers.IsText(members["operationName"]))
            throw Wrong("operationName is missing");
        if (members.ContainsKey("variables") && members["variables"] is not JsonObject)
            throw Wrong("variables are no JSON object");
        return TryRead(members)!;
    }

    /// <summary>The parts of the body as far as they are there; <see langword="null"/> if it is nothing of the kind.</summary>
    public static GraphQLBody? TryRead(byte[] body) => Parse(body) is { } members ? TryRead(members) : null;

    private static GraphQLBody? TryRead(JsonObject members)
    {
        if (!JsonMembers.IsText(members["query"]))
            return null;
        string query = members.Text("query")!;
        string name = JsonMembers.IsText(members["operationName"]) ? members.Text("operationName")! : "";
        return new GraphQLBody(query, name.Length > 0 ? name : NameIn(query), members["variables"] as JsonObject ?? []);
    }

    // The official client leaves operationName empty in some requests; servers then look into the document.
    private static string NameIn(string query)
    {
        string[] words = query.Split([' ', '\n', '\r', '\t', '(', '{'], StringSplitOptions.RemoveEmptyEntries);
        return words is ["query" or "mutation", var name, ..] ? name : "";
    }

    private static JsonObject? Parse(byte[] body)
    {
        try
        {
            var node = JsonNode.Parse(body, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false }) as JsonObject;
            // Text with half a surrogate pair is found only when it is read.
            _ = node?.ToJsonString();
            return node;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static RefusalException Wrong(string message) => RefusalException.Violates(ViolationKind.Body, message);
}
