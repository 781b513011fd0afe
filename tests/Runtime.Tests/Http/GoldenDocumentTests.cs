using System.Text.Json;
using Instrument.Http.GraphQl;
using Instrument.Testing;

namespace Instrument.Runtime.Tests.Http;

/// <summary>The documents select what those of the official client select.</summary>
public sealed class GoldenDocumentTests
{
    public static TheoryData<string, string> Documents => new()
    {
        { UpsertBucket.Operation.Name, UpsertBucket.Operation.Document },
        { RunResumeStatus.Operation.Name, RunResumeStatus.Operation.Document },
        { ServerFeaturesQuery.Operation.Name, ServerFeaturesQuery.Operation.Document },
        { ViewerQuery.Operation.Name, ViewerQuery.Operation.Document },
        { CreateRunFiles.Operation.Name, CreateRunFiles.Operation.Document },
        { NotifyScriptableRunAlert.Operation.Name, NotifyScriptableRunAlert.Operation.Document },
    };

    public static TheoryData<string, string, string> OtherDocuments => new()
    {
        { RewindRun.Operation.Name, RewindRun.Operation.Document, "mutation" },
        { RunStoppedStatus.Operation.Name, RunStoppedStatus.Operation.Document, "query" },
        { MarkRunFilesUploaded.Operation.Name, MarkRunFilesUploaded.Operation.Document, "mutation" },
        { RunQuery.Operation.Name, RunQuery.Operation.Document, "query" },
        { HistoryPageQuery.Operation.Name, HistoryPageQuery.Operation.Document, "query" },
        { RunFilesQuery.Operation.Name, RunFilesQuery.Operation.Document, "query" },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_document_selects_what_the_official_client_selects(string name, string document)
    {
        using JsonDocument golden = JsonDocument.Parse(File.ReadAllText(Path.Combine(FixturePath.Root, "golden", "graphql-documents.json")));
        // The official client has several documents of some names: its parts ask for what they need.
        JsonElement[] official = [.. golden.RootElement.EnumerateObject().Select(entry => entry.Value).Where(entry => entry.GetProperty("name").GetString() == name)];

        (string kind, string ownName, string[] fields) = DocumentFields.Of(document);

        Assert.NotEmpty(official);
        Assert.Contains((kind, ownName, Sorted(fields)), official.Select(entry => (
            entry.GetProperty("operation").GetString()!, name, Sorted(entry.GetProperty("fields").EnumerateArray().Select(field => field.GetString()!)))));
    }

    [Theory]
    [MemberData(nameof(OtherDocuments))]
    public void Every_other_document_is_well_formed_and_carries_its_name(string name, string document, string expectedKind)
    {
        (string kind, string ownName, string[] fields) = DocumentFields.Of(document);

        Assert.Equal((expectedKind, name), (kind, ownName));
        Assert.NotEmpty(fields);
    }

    private static string Sorted(IEnumerable<string> fields) => string.Join(' ', fields.Order(StringComparer.Ordinal));
}
