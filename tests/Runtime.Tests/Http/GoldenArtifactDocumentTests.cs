using System.Text.Json;
using Instrument.Http.GraphQl.Artifacts;
using Instrument.Testing;

namespace Instrument.Runtime.Tests.Http;

/// <summary>The documents about artifacts select what those of the official client select, or less of it.</summary>
public sealed class GoldenArtifactDocumentTests
{
    public static TheoryData<string, string> Same => new()
    {
        { CreateArtifact.Operation.Name, CreateArtifact.Operation.Document },
        { CreateArtifactManifest.Operation.Name, CreateArtifactManifest.Operation.Document },
        { CreateArtifactFiles.Operation.Name, CreateArtifactFiles.Operation.Document },
        { CommitArtifact.Operation.Name, CommitArtifact.Operation.Document },
        { CompleteMultipart.Operation.Name, CompleteMultipart.Operation.Document },
        { UpdateArtifactManifest.Operation.Name, UpdateArtifactManifest.Operation.Document },
        { ClientIdMapping.Operation.Name, ClientIdMapping.Operation.Document },
        { ArtifactTypeQuery.Operation.Name, ArtifactTypeQuery.Operation.Document },
        { FetchManifest.Operation.Name, FetchManifest.Operation.Document },
        { UseArtifact.Operation.Name, UseArtifact.Operation.Document },
    };

    public static TheoryData<string, string> Less => new()
    {
        { ArtifactById.Operation.Name, ArtifactById.Operation.Document },
        { ArtifactByName.Operation.Name, ArtifactByName.Operation.Document },
        { FileUrls.Operation.Name, FileUrls.Operation.Document },
        { ProjectArtifacts.Operation.Name, ProjectArtifacts.Operation.Document },
    };

    [Theory]
    [MemberData(nameof(Same))]
    public void A_document_selects_what_the_official_client_selects(string name, string document) =>
        Assert.Equal(Golden(name), Fields(document).Select(Simple).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Less))]
    public void A_document_selects_nothing_that_the_official_client_does_not_select(string name, string document) =>
        Assert.Empty(Fields(document).Select(WithoutArguments).Except(Golden(name).Select(WithoutArguments)));

    private static string[] Fields(string document) => DocumentFields.Of(document.Replace("@include(if: $includeUpload)", "", StringComparison.Ordinal)).Fields;

    // Arguments are matched by their names in any order, because that is how a server reads them.
    private static string Simple(string field) => System.Text.RegularExpressions.Regex.Replace(
        field, @"\(([^)]*)\)", match => $"({string.Join(',', match.Groups[1].Value.Split(',').Order(StringComparer.Ordinal))})");

    private static string WithoutArguments(string field) => System.Text.RegularExpressions.Regex.Replace(field, @"\([^)]*\)", "");

    private static string[] Golden(string name)
    {
        using JsonDocument golden = JsonDocument.Parse(File.ReadAllText(Path.Combine(FixturePath.Golden("artifacts"), "graphql-documents.json")));
        JsonElement document = golden.RootElement.EnumerateObject().Select(entry => entry.Value).First(entry => entry.GetProperty("name").GetString() == name);
        return [.. document.GetProperty("fields").EnumerateArray().Select(field => Simple(field.GetString()!)).Order(StringComparer.Ordinal)];
    }
}
