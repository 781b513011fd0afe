using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Instrument.Testing.GraphQL.Execution;
using Instrument.Testing.Json;
using Instrument.Testing.State;

namespace Instrument.Testing.Operations;

/// <summary>Artifacts as answers show them (docs/wire/artifacts.md §5.11 and §6).</summary>
internal static class ArtifactObject
{
    public static GraphQLObject Of(ArtifactVersion version, ServerState state) => new GraphQLObject
    {
        ["id"] = version.Id,
        ["versionIndex"] = Index(version),
        ["description"] = version.Description,
        ["metadata"] = version.Metadata,
        ["ttlDurationSeconds"] = Number(version.TtlSeconds ?? -2),
        ["tags"] = version.Tags.Select(tag => new GraphQLObject { ["id"] = tag, ["name"] = tag }),
        ["historyStep"] = version.HistoryStep is { } step ? Number(step) : null,
        ["state"] = version.State,
        ["size"] = Number(version.Size),
        ["digest"] = version.Digest,
        ["fileCount"] = Number(version.Entries.Count),
        ["createdAt"] = Time(version.CreatedAt),
        ["updatedAt"] = Time(version.CreatedAt),
        ["aliases"] = version.Sequence.Aliases.Where(alias => alias.Value == Index(version)).Select(alias => Alias(alias.Key, version.Sequence, state)),
        ["artifactType"] = new GraphQLObject { ["id"] = version.Sequence.Type, ["name"] = version.Sequence.Type },
    }
        .With("artifactSequence", _ => Collection(version.Sequence, state))
        .With("currentManifest", _ => version.State == ArtifactVersion.Committed ? Manifest(version, state) : null);

    public static GraphQLObject? OfMember(ArtifactMember? member, ServerState state) => member is null ? null : Of(member.Version, state);

    public static GraphQLObject? Membership(ArtifactMember? member, ServerState state) => member is null ? null : new GraphQLObject
    {
        ["id"] = member.Collection.Id + ":" + member.Index.ToString(CultureInfo.InvariantCulture),
        ["versionIndex"] = member.Index,
        ["aliases"] = member.Aliases.Select(alias => Alias(alias, member.Collection, state)),
        ["artifact"] = Of(member.Version, state),
    }
        .With("artifactCollection", _ => Collection(member.Collection, state))
        .With("files", arguments => Files(member.Version, arguments, state));

    public static GraphQLObject? Collection(ArtifactCollectionData? collection, ServerState state) => collection is null ? null : new GraphQLObject
    {
        ["id"] = collection.Id,
        ["name"] = collection.Name,
    }
        .With("project", _ => ProjectObject.Of(collection.Entity, collection.Project, state))
        .With("latestArtifact", _ => collection.Latest is { } latest ? Of(latest, state) : null)
        .With("artifacts", arguments => Versions(collection, arguments, state))
        .With("artifactMembership", arguments =>
            collection.Find(arguments.Text("aliasName")!) is { } index ? Membership(new ArtifactMember(collection, index), state) : null);

    public static GraphQLObject Type(string entity, string project, string type, ServerState state) =>
        new GraphQLObject { ["id"] = type, ["name"] = type }.With("artifactCollection", arguments =>
            state.Artifacts.Collection(entity, project, arguments.Text("name")!) is { } collection && collection.Type == type ? Collection(collection, state) : null);

    /// <summary>A manifest, and where it is put. Without a digest there is nothing to put.</summary>
    public static GraphQLObject ManifestPayload(ArtifactManifestData manifest, ServerState state)
    {
        string[] headers = ["Content-Type:application/json", $"Content-MD5:{manifest.Digest}"];
        string path = $"manifests/{manifest.Version.Number}/{manifest.Name}";
        return new GraphQLObject
        {
            ["artifactManifest"] = new GraphQLObject
            {
                ["id"] = manifest.Id,
                ["file"] = new GraphQLObject { ["id"] = Convert.ToBase64String(Encoding.UTF8.GetBytes("File:" + path)), ["uploadHeaders"] = headers }
                    .With("uploadUrl", _ => manifest.Digest.Length == 0 ? null : state.StorageUrl + state.Artifacts.Issue(
                        path, new StorageTicket(manifest.Version, manifest.Name, state.Now + state.Options.UploadUrlLifetime)
                        {
                            Md5 = manifest.Digest,
                            Headers = headers,
                            Manifest = manifest,
                        })),
            },
        };
    }

    private static GraphQLObject Manifest(ArtifactVersion version, ServerState state) => new()
    {
        ["id"] = version.Id,
        ["file"] = new GraphQLObject { ["id"] = version.Id, ["name"] = "wandb_manifest.json" }
            .With("directUrl", _ => state.StorageUrl + state.Artifacts.Issue(
                $"manifests/{version.Number}/wandb_manifest.json",
                new StorageTicket(version, "wandb_manifest.json", state.Now + state.Options.UploadUrlLifetime) { Md5 = "", Content = version.Manifest })),
    };

    private static GraphQLObject Files(ArtifactVersion version, JsonObject arguments, ServerState state)
    {
        int start = int.Parse(arguments.Text("after") ?? "0", CultureInfo.InvariantCulture);
        ManifestEntryData[] files = [.. version.Entries.Where(entry => entry.Reference is null)];
        ManifestEntryData[] page = [.. files.Skip(start).Take(arguments["first"]?.GetValue<int>() ?? 50)];
        return new GraphQLObject
        {
            ["edges"] = page.Select(entry => new GraphQLObject
            {
                ["node"] = new GraphQLObject { ["id"] = entry.Digest, ["name"] = entry.Path }.With("directUrl", _ => state.StorageUrl + state.Artifacts.Issue(
                    ArtifactData.StoragePath(version, entry.Digest),
                    new StorageTicket(version, entry.Path, state.Now + state.Options.UploadUrlLifetime) { Md5 = entry.Digest })),
            }),
            ["pageInfo"] = new GraphQLObject
            {
                ["endCursor"] = (start + page.Length).ToString(CultureInfo.InvariantCulture),
                ["hasNextPage"] = start + page.Length < files.Length,
            },
        };
    }

    private static GraphQLObject Versions(ArtifactCollectionData collection, JsonObject arguments, ServerState state)
    {
        int start = int.Parse(arguments.Text("after") ?? "0", CultureInfo.InvariantCulture);
        ArtifactMember[] members = [.. collection.Members.Select((_, index) => new ArtifactMember(collection, index)).Reverse()];
        ArtifactMember[] page = [.. members.Skip(start).Take(arguments["first"]?.GetValue<int>() ?? 50)];
        return new GraphQLObject
        {
            ["edges"] = page.Select(member => new GraphQLObject { ["version"] = $"v{member.Index}", ["node"] = Of(member.Version, state) }),
            ["pageInfo"] = new GraphQLObject
            {
                ["endCursor"] = (start + page.Length).ToString(CultureInfo.InvariantCulture),
                ["hasNextPage"] = start + page.Length < members.Length,
            },
            ["totalCount"] = members.Length,
        };
    }

    private static GraphQLObject Alias(string alias, ArtifactCollectionData collection, ServerState state) =>
        new GraphQLObject { ["id"] = collection.Id + ":" + alias, ["alias"] = alias }.With("artifactCollection", _ => Collection(collection, state));

    private static int Index(ArtifactVersion version) => version.Sequence.Members.IndexOf(version);

    private static JsonValue Number(long value) => JsonValue.Create(value);

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
