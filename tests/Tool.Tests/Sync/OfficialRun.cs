using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Instrument.Testing;
using Instrument.TransactionLog;
using Record = Instrument.Records.Record;

namespace Instrument.Tool.Tests.Sync;

/// <summary>The folder of a run that the official client recorded offline, and the requests that its own upload of the folder made.</summary>
internal static class OfficialRun
{
    private const string Scenario = "full-offline";

    /// <summary>What the official upload asked, in order.</summary>
    public static IReadOnlyList<JsonObject> Requests { get; } = [.. Read("sync.jsonl")];

    /// <summary>The GraphQL operations of these, without the other requests.</summary>
    public static IEnumerable<string> Operations => Requests.Select(request => (string?)request["operation"]).OfType<string>();

    /// <summary>The variables of all requests of an operation.</summary>
    public static IReadOnlyList<JsonObject> Variables(string operation) =>
        [.. Requests.Where(request => (string?)request["operation"] == operation).Select(request => request["variables"]!.AsObject())];

    /// <summary>The SHA-256 of each uploaded file by its path.</summary>
    public static SortedDictionary<string, string> Uploads
    {
        get
        {
            SortedDictionary<string, string> uploads = new(StringComparer.Ordinal);
            foreach (JsonObject request in Requests.Where(request => (string?)request["method"] == "PUT"))
                uploads.Add(((string)request["path"]!).Split("/goldfull0/", 2)[1], (string)request["sha256"]!);
            return uploads;
        }
    }

    /// <summary>The lines of a file of file_stream by number, later ones over earlier ones.</summary>
    public static IReadOnlyList<string> Lines(string file)
    {
        SortedDictionary<long, string> lines = [];
        foreach (JsonNode chunk in Requests.Select(request => request["body"]?["files"]?[file]).OfType<JsonNode>())
        {
            long number = (long)chunk["offset"]!;
            foreach (JsonNode? line in chunk["content"]!.AsArray())
                lines[number++] = (string)line!;
        }
        return [.. lines.Values];
    }

    /// <summary>Writes a log again without its artifacts.</summary>
    public static void LeaveArtifactsOut(string logPath)
    {
        IReadOnlyList<Record> records = LogDecoder.Decode(logPath);
        File.Delete(logPath);
        using LogWriter log = LogWriter.Create(logPath);
        foreach (Record record in records.Where(record => record.Artifact is null && record.UseArtifact is null))
            log.Append(record.ToByteArray());
    }

    /// <summary>Puts the run's files into its folder, those that were links as links to files beside it.</summary>
    public static void RestoreFiles(string filesDirectory, string outside)
    {
        foreach (JsonObject file in Read("files.jsonl"))
        {
            string path = Path.Combine(filesDirectory, (string)file["path"]!);
            byte[] content = Convert.FromBase64String((string)file["base64"]!);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            if (file["link"] is null)
            {
                File.WriteAllBytes(path, content);
                continue;
            }
            string target = Path.Combine(outside, (string)file["path"]!);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllBytes(target, content);
            File.CreateSymbolicLink(path, target);
        }
    }

    /// <summary>The paths of the files that were links.</summary>
    public static IEnumerable<string> Links => Read("files.jsonl").Where(file => file["link"] is not null).Select(file => (string)file["path"]!);

    /// <summary>The SHA-256 of bytes as the recording writes it.</summary>
    public static string Hash(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private static IEnumerable<JsonObject> Read(string file) =>
        File.ReadLines(Path.Combine(FixturePath.Golden(Scenario), file)).Select(line => JsonNode.Parse(line)!.AsObject());
}
