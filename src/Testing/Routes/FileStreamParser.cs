using System.Text.Json;
using System.Text.Json.Nodes;
using Instrument.Testing.Json;
using Instrument.Testing.State;

namespace Instrument.Testing.Routes;

/// <summary>Body → request, with everything that can be said about its form alone (docs/wire/online.md §3.2, §3.3).</summary>
internal static class FileStreamParser
{
    public static FileStreamRequest Parse(byte[] body)
    {
        try
        {
            var members = JsonNode.Parse(body, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false }) as JsonObject;
            return Parse(members ?? throw Wrong("the body is no JSON object"));
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw Wrong($"the body is no valid JSON: {error.Message}");
        }
    }

    private static FileStreamRequest Parse(JsonObject body)
    {
        foreach ((string name, _) in body)
        {
            if (name is not ("files" or "uploaded" or "preempting" or "complete" or "exitcode"))
                throw Wrong($"file_stream has no member {name}");
        }
        foreach (string flag in new[] { "preempting", "complete" })
        {
            if (body.ContainsKey(flag) && !JsonMembers.IsTrue(body[flag]))
                throw Wrong($"{flag} is true or not there at all");
        }
        if (body.ContainsKey("complete") != body.ContainsKey("exitcode"))
            throw Wrong("complete and exitcode come together");
        int? exitCode = body.ContainsKey("exitcode")
            ? JsonMembers.Whole(body["exitcode"]) ?? throw Wrong("exitcode is no integer of 32 bits")
            : null;
        return new FileStreamRequest(Chunks(body), Uploaded(body), body.ContainsKey("preempting"), body.ContainsKey("complete"), exitCode);
    }

    private static List<FileChunk> Chunks(JsonObject body)
    {
        if (!body.ContainsKey("files"))
            return [];
        if (body["files"] is not JsonObject { Count: > 0 } files)
            throw Wrong("files is an object with at least one file, or not there at all");
        return [.. files.Select(file => Chunk(file.Key, file.Value))];
    }

    private static FileChunk Chunk(string file, JsonNode? node)
    {
        if (file is not ("wandb-history.jsonl" or "wandb-events.jsonl" or "wandb-summary.json" or "output.log"))
            throw Wrong($"file_stream has no file {file}");
        if (node is not JsonObject chunk || chunk.Any(member => member.Key is not ("offset" or "content")))
            throw Wrong($"a chunk of {file} has the members offset and content, and no others");
        if (JsonMembers.Whole(chunk["offset"]) is not (>= 0 and var offset))
            throw Wrong($"the offset of {file} is no line number");
        return new FileChunk(file, offset, Texts(chunk, "content", file));
    }

    private static List<string> Uploaded(JsonObject body) => body.ContainsKey("uploaded") ? Texts(body, "uploaded", "the request") : [];

    private static List<string> Texts(JsonObject members, string name, string owner)
    {
        if (members[name] is not JsonArray { Count: > 0 } items || !items.All(JsonMembers.IsText))
            throw Wrong($"{name} of {owner} is a list of strings with at least one, or not there at all");
        return [.. items.Select(item => item!.GetValue<string>())];
    }

    private static RefusalException Wrong(string message) => RefusalException.Violates(ViolationKind.Body, message);
}
