using System.Text.Json.Nodes;
using Instrument.Testing.Tests.Clients;

namespace Instrument.Testing.Tests.Golden;

/// <summary>The documents of the recorded requests; of the official ones only the selected fields are kept.</summary>
internal static class RecordedDocuments
{
    private static readonly JsonObject Entries =
        JsonNode.Parse(File.ReadAllText(Path.Combine(FixturePath.Root, "golden", "graphql-documents.json")))!.AsObject();

    public static IEnumerable<string> Names => Entries.Select(entry => entry.Key);

    public static IReadOnlyList<string> Fields(string name) => [.. Entries[name]!["fields"]!.AsArray().Select(field => field!.GetValue<string>())];

    public static string Text(string name) => Entries[name]!["name"]!.GetValue<string>() switch
    {
        "Viewer" => Fields(name).Any(field => field.StartsWith("serverInfo", StringComparison.Ordinal)) ? Documents.ViewerWithServerInfo : Documents.Viewer,
        "ServerFeaturesQuery" => Documents.ServerFeatures,
        "UpsertBucket" => Documents.UpsertBucket,
        "RunResumeStatus" => Documents.RunResumeStatus,
        "CreateRunFiles" => Documents.CreateRunFiles,
        "NotifyScriptableRunAlert" => Documents.NotifyScriptableRunAlert,
        string other => throw new ArgumentException($"{other} has no document here.", nameof(name)),
    };
}
