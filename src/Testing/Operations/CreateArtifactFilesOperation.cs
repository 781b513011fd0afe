using System.Text.Json.Nodes;
using Instrument.Testing.GraphQL.Execution;
using Instrument.Testing.Json;
using Instrument.Testing.State;

namespace Instrument.Testing.Operations;

/// <summary>Tells where files of a version are put; what the storage has already is not put again (docs/wire/artifacts.md §5.5 and §5.7).</summary>
internal sealed class CreateArtifactFilesOperation() : Operation(
    "mutation CreateArtifactFiles($artifactFiles: [CreateArtifactFileSpecInput!]!, $storageLayout: ArtifactStorageLayout!)", "createArtifactFiles")
{
    private const int MaxParts = 10_000;

    public override object Resolve(JsonObject arguments, ServerState state)
    {
        JsonArray specs = Input(arguments)["artifactFiles"]!.AsArray();
        if (specs.Count == 0)
            throw RefusalException.Violates(ViolationKind.Artifact, "CreateArtifactFiles without files: nothing would come of it");
        if (Input(arguments).Text("storageLayout") != "V2")
            throw RefusalException.Violates(ViolationKind.Artifact, "only the storage layout V2 is served");
        foreach (JsonNode? spec in specs)
            Check(spec!.AsObject(), state);
        return new GraphQLObject
        {
            ["files"] = new GraphQLObject
            {
                ["edges"] = specs.Select(spec => new GraphQLObject { ["node"] = File(spec!.AsObject(), state) }).ToArray(),
                ["pageInfo"] = new GraphQLObject { ["endCursor"] = null, ["hasNextPage"] = false },
            },
        };
    }

    private static void Check(JsonObject spec, ServerState state)
    {
        ArtifactVersion version = state.Artifacts.Get(spec.Text("artifactID")!);
        if (version.State != ArtifactVersion.Pending)
            throw RefusalException.Violates(ViolationKind.Artifact, $"the artifact {version.Id} is {version.State}; it gets no files any more");
        if (spec.Text("artifactManifestID") is not { } manifest || state.Artifacts.GetManifest(manifest).Version != version)
            throw RefusalException.Violates(ViolationKind.Artifact, "CreateArtifactFiles names no manifest of its artifact");
        NameRules.CheckFileName(spec.Text("name")!);
        ArtifactRules.CheckDigest(spec.Text("md5")!);
        if (spec["uploadPartsInput"] is not JsonArray parts)
            return;
        bool isRow = parts.Count is > 0 and <= MaxParts && parts.Select((part, index) => part!["partNumber"]!.GetValue<long>() == index + 1).All(isNext => isNext);
        if (!isRow)
            throw RefusalException.Violates(ViolationKind.Artifact, $"the parts of {spec.Text("name")} are not numbered from 1 to {MaxParts} at the most");
        foreach (JsonNode? part in parts)
            ArtifactRules.CheckHexDigest(part!["hexMD5"]!.GetValue<string>());
    }

    private static GraphQLObject File(JsonObject spec, ServerState state)
    {
        ArtifactVersion version = state.Artifacts.Get(spec.Text("artifactID")!);
        string name = spec.Text("name")!;
        string md5 = spec.Text("md5")!;
        version.Files[name] = md5;
        string path = ArtifactData.StoragePath(version, md5);
        bool isStored = state.Artifacts.Contents.ContainsKey(md5);
        string birthId = isStored ? state.Artifacts.BirthIds[md5] : version.Id;
        string[] headers = [$"Content-MD5:{md5}", "Content-Type:application/octet-stream"];
        StorageTicket ticket = new(version, name, state.Now + state.Options.UploadUrlLifetime) { Md5 = md5, Headers = headers };
        return new GraphQLObject
        {
            ["id"] = md5,
            ["name"] = name,
            ["storagePath"] = isStored ? null : path,
            ["uploadUrl"] = isStored ? null : state.StorageUrl + state.Artifacts.Issue(path, ticket),
            ["uploadHeaders"] = isStored ? null : headers,
            ["uploadMultipartUrls"] = isStored || spec["uploadPartsInput"] is not JsonArray parts ? null : Multipart(parts, ticket, path, state),
            ["artifact"] = new GraphQLObject { ["id"] = birthId },
        };
    }

    private static GraphQLObject Multipart(JsonArray parts, StorageTicket file, string path, ServerState state)
    {
        string[] digests = [.. parts.Select(part => part!["hexMD5"]!.GetValue<string>())];
        // An upload that is under way goes on, as with the usual stores.
        if (!state.Artifacts.Multiparts.TryGetValue(file.Md5, out MultipartUpload? upload) || !upload.PartDigests.SequenceEqual(digests))
        {
            upload = new MultipartUpload($"upload-{state.Artifacts.Multiparts.Count + 1}", file.Md5, path, digests);
            state.Artifacts.Multiparts[file.Md5] = upload;
        }
        return new GraphQLObject
        {
            ["uploadID"] = upload.Id,
            ["uploadUrlParts"] = digests.Select((digest, index) => new GraphQLObject
            {
                ["partNumber"] = JsonValue.Create((long)(index + 1)),
                ["uploadUrl"] = state.StorageUrl + state.Artifacts.Issue($"{path}.part{index + 1}", file with
                {
                    Md5 = Convert.ToBase64String(Convert.FromHexString(digest)),
                    Headers = [$"Content-MD5:{Convert.ToBase64String(Convert.FromHexString(digest))}", "Content-Type:application/octet-stream"],
                    Multipart = upload,
                    PartNumber = index + 1,
                }),
            }).ToArray(),
        };
    }
}
