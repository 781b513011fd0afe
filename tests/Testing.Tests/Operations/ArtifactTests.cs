using System.Net;
using System.Text.Json.Nodes;
using Instrument.Testing.Tests.Clients;

namespace Instrument.Testing.Tests.Operations;

/// <summary>The server takes artifacts step by step as W&amp;B does, and refuses what W&amp;B refuses (docs/wire/artifacts.md).</summary>
public sealed class ArtifactTests : ServerTest
{
    // The content "hello".
    private const string Digest = "a00c2239f036fb656c1dcbf9a32d89b4";
    private const string Md5 = "XUFAKrxLKna5cZ2REBfFkg==";

    private const string Create = "mutation CreateArtifact($input: CreateArtifactInput!) { createArtifact(input: $input) { artifact { id state } } }";

    private const string CreateManifest = """
        mutation CreateArtifactManifest($artifactID: ID!, $name: String!, $digest: String!, $entityName: String!, $projectName: String!,
          $runName: String!, $manifestType: ArtifactManifestType!, $includeUpload: Boolean!) {
          createArtifactManifest(input: {artifactID: $artifactID, name: $name, digest: $digest, entityName: $entityName, projectName: $projectName,
            runName: $runName, type: $manifestType}) { artifactManifest { id file { id uploadUrl @include(if: $includeUpload) } } }
        }
        """;

    private const string CreateFiles = """
        mutation CreateArtifactFiles($artifactFiles: [CreateArtifactFileSpecInput!]!, $storageLayout: ArtifactStorageLayout!) {
          createArtifactFiles(input: {artifactFiles: $artifactFiles, storageLayout: $storageLayout}) { files { edges { node { uploadUrl uploadHeaders artifact { id } } } } }
        }
        """;

    private const string Commit = "mutation CommitArtifact($artifactID: ID!) { commitArtifact(input: {artifactID: $artifactID}) { artifact { id digest } } }";

    [Fact]
    public async Task A_version_is_committed_when_all_of_it_has_arrived()
    {
        string id = await CreateAsync();
        string manifest = await ManifestAsync(id, "", includeUpload: false);
        TestAnswer files = (await Client.GraphQLAsync(CreateFiles, Files(id, manifest))).MustSucceed();
        JsonNode node = files.Data["createArtifactFiles"]!["files"]!["edges"]![0]!["node"]!;
        await PutAsync(node["uploadUrl"]!.GetValue<string>(), "hello"u8.ToArray(), [.. node["uploadHeaders"]!.AsArray().Select(header => header!.GetValue<string>())]);
        await SendManifestAsync(id, Manifest(id, Md5));
        (await CommitAsync(id)).MustSucceed();

        ArtifactState state = Server.Artifact("iris", "demo");
        Assert.Equal(("v0", "COMMITTED", Digest), (state.Version, state.State, state.Digest));
        Assert.Equal("hello"u8.ToArray(), state.Files["file1.txt"].ToArray());
        Assert.Empty(Server.Violations);
    }

    [Fact]
    public async Task A_version_without_its_files_is_not_committed()
    {
        string id = await CreateAsync();
        await SendManifestAsync(id, Manifest(id, Md5));
        TestAnswer answer = await CommitAsync(id);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        AssertViolation(ViolationKind.Artifact, "was not uploaded");
        Assert.DoesNotContain(Server.Artifacts, state => state.IsCommitted);
    }

    [Fact]
    public async Task A_version_without_a_manifest_is_not_committed()
    {
        await CommitAsync(await CreateAsync());
        AssertViolation(ViolationKind.Artifact, "has no manifest");
    }

    [Fact]
    public async Task A_manifest_with_other_entries_than_the_digest_states_is_refused()
    {
        string id = await CreateAsync();
        await SendManifestAsync(id, """{"version":1,"storagePolicy":"wandb-storage-policy-v1","storagePolicyConfig":{"storageLayout":"V2"},"contents":{}}""");
        await CommitAsync(id);
        AssertViolation(ViolationKind.Artifact, "another digest");
    }

    [Fact]
    public async Task A_client_id_stands_for_one_content()
    {
        await CreateAsync();
        JsonObject other = Input();
        other["input"]!["digest"] = new string('0', 32);
        Assert.Equal(HttpStatusCode.BadRequest, (await Client.GraphQLAsync(Create, other)).Status);
        AssertViolation(ViolationKind.Artifact, "Invalid Client ID digest");
    }

    [Theory]
    [InlineData("artifactCollectionName", "no name", "is no name of an artifact")]
    [InlineData("digest", "xyz", "is no MD5")]
    [InlineData("clientID", "short", "128 letters")]
    public async Task What_breaks_a_rule_is_a_violation(string member, string value, string message)
    {
        JsonObject input = Input();
        input["input"]![member] = value;
        if (member == "artifactCollectionName")
            input["input"]!["aliases"]![0]!["artifactCollectionName"] = value;
        await Client.CreateRunAsync();
        await Client.GraphQLAsync(Create, input);
        AssertViolation(ViolationKind.Artifact, message);
    }

    [Fact]
    public async Task Bytes_with_another_digest_are_refused()
    {
        string id = await CreateAsync();
        string manifest = await ManifestAsync(id, "", includeUpload: false);
        TestAnswer files = (await Client.GraphQLAsync(CreateFiles, Files(id, manifest))).MustSucceed();
        JsonNode node = files.Data["createArtifactFiles"]!["files"]!["edges"]![0]!["node"]!;
        TestAnswer put = await Client.PutAsync(
            node["uploadUrl"]!.GetValue<string>(), "hallo"u8.ToArray(), node["uploadHeaders"]!.AsArray().Select(header => header!.GetValue<string>()));
        Assert.Equal(HttpStatusCode.BadRequest, put.Status);
        AssertViolation(ViolationKind.Upload, "another MD5");
    }

    [Fact]
    public async Task Each_writer_of_a_distributed_version_has_a_manifest_of_its_own()
    {
        await Client.CreateRunAsync();
        HashSet<string> ids = [];
        foreach (char writer in "xyz")
        {
            JsonObject input = Input();
            input["input"]!["clientID"] = new string(writer, 128);
            input["input"]!["digest"] = new string('0', 31) + (writer - 'x');
            input["input"]!["distributedID"] = "job";
            TestAnswer answer = (await Client.GraphQLAsync(Create, input)).MustSucceed();
            string id = answer.Data["createArtifact"]!["artifact"]!["id"]!.GetValue<string>();
            ids.Add(id);
            // The last one stops here.
            await Client.GraphQLAsync(CreateManifest, Patch(id, "", includeUpload: false));
            if (writer != 'z')
                await SendManifestAsync(id, $$$$"""{"version":1,"storagePolicy":"wandb-storage-policy-v1","storagePolicyConfig":{"storageLayout":"V2"},"contents":{"{{{{writer}}}}":{"digest":"d","ref":"custom://{{{{writer}}}}"}}}""", Patch);
        }
        (await CommitAsync(ids.Single())).MustSucceed();

        ArtifactState state = Server.Artifact("iris", "demo");
        Assert.Equal(["x", "y"], state.References.Keys);
        Assert.Equal(["x", "y"], JsonNode.Parse(state.ManifestText!)!["contents"]!.AsObject().Select(entry => entry.Key));
        Assert.Empty(Server.Violations);

        static JsonObject Patch(string id, string digest, bool includeUpload)
        {
            JsonObject variables = ManifestVariables(id, digest, includeUpload);
            variables["name"] = "wandb_manifest.patch.json";
            variables["manifestType"] = "PATCH";
            return variables;
        }
    }

    [Fact]
    public async Task A_field_under_a_condition_is_there_only_if_it_holds()
    {
        string id = await CreateAsync();
        TestAnswer without = await Client.GraphQLAsync(CreateManifest, ManifestVariables(id, "", includeUpload: false));
        TestAnswer with = await Client.GraphQLAsync(CreateManifest, ManifestVariables(id, Md5, includeUpload: true));
        Assert.False(File(without).ContainsKey("uploadUrl"));
        Assert.True(File(with).ContainsKey("uploadUrl"));

        static JsonObject File(TestAnswer answer) => answer.MustSucceed().Data["createArtifactManifest"]!["artifactManifest"]!["file"]!.AsObject();
    }

    private async Task<string> CreateAsync()
    {
        await Client.CreateRunAsync();
        TestAnswer answer = (await Client.GraphQLAsync(Create, Input())).MustSucceed();
        return answer.Data["createArtifact"]!["artifact"]!["id"]!.GetValue<string>();
    }

    private async Task<string> ManifestAsync(string id, string digest, bool includeUpload)
    {
        TestAnswer answer = (await Client.GraphQLAsync(CreateManifest, ManifestVariables(id, digest, includeUpload))).MustSucceed();
        return answer.Data["createArtifactManifest"]!["artifactManifest"]!["id"]!.GetValue<string>();
    }

    private async Task SendManifestAsync(string id, string text, Func<string, string, bool, JsonObject>? variables = null)
    {
        byte[] bytes = System.Text.Encoding.UTF8.GetBytes(text);
#pragma warning disable CA5351 // W&B's protocol prescribes MD5.
        string digest = Convert.ToBase64String(System.Security.Cryptography.MD5.HashData(bytes));
#pragma warning restore CA5351
        TestAnswer answer = (await Client.GraphQLAsync(CreateManifest, (variables ?? ManifestVariables)(id, digest, true))).MustSucceed();
        string url = answer.Data["createArtifactManifest"]!["artifactManifest"]!["file"]!["uploadUrl"]!.GetValue<string>();
        await PutAsync(url, bytes, ["Content-Type:application/json", $"Content-MD5:{digest}"]);
    }

    private async Task PutAsync(string url, byte[] bytes, string[] headers) => Assert.Equal(HttpStatusCode.OK, (await Client.PutAsync(url, bytes, headers)).Status);

    private Task<TestAnswer> CommitAsync(string id) => Client.GraphQLAsync(Commit, new JsonObject { ["artifactID"] = id });

    private static JsonObject Input() => new()
    {
        ["input"] = new JsonObject
        {
            ["entityName"] = "test-entity",
            ["projectName"] = "demo",
            ["runName"] = "run1",
            ["artifactTypeName"] = "dataset",
            ["artifactCollectionName"] = "iris",
            ["digest"] = Digest,
            ["digestAlgorithm"] = "MANIFEST_MD5",
            ["aliases"] = new JsonArray(new JsonObject { ["artifactCollectionName"] = "iris", ["alias"] = "latest" }),
            ["enableDigestDeduplication"] = true,
            ["clientID"] = new string('c', 128),
            ["sequenceClientID"] = new string('s', 128),
        },
    };

    private static JsonObject ManifestVariables(string id, string digest, bool includeUpload) => new()
    {
        ["artifactID"] = id,
        ["name"] = "wandb_manifest.json",
        ["digest"] = digest,
        ["entityName"] = "test-entity",
        ["projectName"] = "demo",
        ["runName"] = "run1",
        ["manifestType"] = "FULL",
        ["includeUpload"] = includeUpload,
    };

    private static JsonObject Files(string id, string manifest) => new()
    {
        ["artifactFiles"] = new JsonArray(new JsonObject { ["artifactID"] = id, ["artifactManifestID"] = manifest, ["name"] = "file1.txt", ["md5"] = Md5 }),
        ["storageLayout"] = "V2",
    };

    private static string Manifest(string id, string digest) => $$$$"""
        {"version":1,"storagePolicy":"wandb-storage-policy-v1","storagePolicyConfig":{"storageLayout":"V2"},"contents":{"file1.txt":{"digest":"{{{{digest}}}}","size":5,"birthArtifactID":"{{{{id}}}}"}}}
        """;
}
