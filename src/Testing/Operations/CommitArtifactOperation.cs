using System.Text.Json.Nodes;
using Instrument.Testing.GraphQL.Execution;
using Instrument.Testing.Json;
using Instrument.Testing.State;

namespace Instrument.Testing.Operations;

/// <summary>Makes a version whole, if it is (docs/wire/artifacts.md §3.3 and §5.10).</summary>
internal sealed class CommitArtifactOperation() : Operation("mutation CommitArtifact($artifactID: ID!)", "commitArtifact")
{
    public override object Resolve(JsonObject arguments, ServerState state)
    {
        ArtifactVersion version = state.Artifacts.Get(Input(arguments).Text("artifactID")!);
        if (version.State == ArtifactVersion.Pending)
            Commit(version, state);
        return new GraphQLObject { ["artifact"] = ArtifactObject.Of(version, state) };
    }

    private static void Commit(ArtifactVersion version, ServerState state)
    {
        // A writer that has stopped before its manifest was known has no part in the version.
        ArtifactManifestData[] manifests = [.. version.Manifests.Where(manifest => manifest.Type != "PATCH" || manifest.Digest.Length != 0)];
        if (manifests.Length == 0)
            throw RefusalException.Violates(ViolationKind.Artifact, $"the artifact {version.Id} has no manifest");
        Dictionary<string, ManifestEntryData> entries = new(StringComparer.Ordinal);
        List<byte[]> texts = [];
        foreach (ArtifactManifestData manifest in manifests)
        {
            if (manifest.Content is null || Convert.ToBase64String(RunFile.Hash(manifest.Content)) != manifest.Digest)
                throw RefusalException.Violates(ViolationKind.Artifact, $"invalid artifact manifest digest of {manifest.Name}");
            if (manifest.Type == "INCREMENTAL" && version.Sequence.Latest is { } latest)
            {
                foreach (ManifestEntryData entry in latest.Entries)
                    entries[entry.Path] = entry;
                if (latest.Manifest is { } text)
                    texts.Add(text);
            }
            texts.Add(manifest.Content);
            foreach (ManifestEntryData entry in ManifestEntryData.Read(manifest.Content))
                entries[entry.Path] = entry;
        }
        foreach (ManifestEntryData entry in entries.Values)
            Check(entry, version, state);
        if (manifests is [{ Type: "FULL" }] && ArtifactRules.LogicalDigest(entries.Values) != version.Digest)
            throw RefusalException.Violates(ViolationKind.Artifact, $"the entries of {version.Id} have another digest than the artifact");
        version.Entries.AddRange(entries.Values.OrderBy(entry => entry.Path, StringComparer.Ordinal));
        version.MergedManifest = texts.Count == 1 ? texts[0] : Merge(texts);
        version.State = ArtifactVersion.Committed;
        version.Sequence.Add(version, version.WantedAliases);
    }

    // Downloads see one manifest.
    private static byte[] Merge(IEnumerable<byte[]> texts)
    {
        JsonObject[] manifests = [.. texts.Select(text => JsonNode.Parse(text)!.AsObject())];
        JsonObject contents = [];
        foreach ((string path, JsonNode? entry) in manifests.SelectMany(manifest => manifest["contents"]!.AsObject()))
            contents[path] = entry!.DeepClone();
        JsonObject merged = manifests[^1].DeepClone().AsObject();
        merged["contents"] = contents;
        return System.Text.Encoding.UTF8.GetBytes(merged.ToJsonString());
    }

    private static void Check(ManifestEntryData entry, ArtifactVersion version, ServerState state)
    {
        if (entry.Reference is not null)
        {
            if (entry.Reference.StartsWith("wandb-client-artifact:", StringComparison.Ordinal))
                throw RefusalException.Violates(ViolationKind.Artifact, $"the reference of {entry.Path} still has a client id");
            return;
        }
        if (!state.Artifacts.Contents.TryGetValue(entry.Digest, out byte[]? content) || content.Length != (entry.Size ?? content.Length))
            throw RefusalException.Violates(ViolationKind.Artifact, $"{entry.Path} of {version.Id} was not uploaded, or has another length");
        if (entry.BirthId is null || state.Artifacts.BirthIds[entry.Digest] != entry.BirthId)
            throw RefusalException.Violates(ViolationKind.Artifact, $"{entry.Path} of {version.Id} names another artifact as its first than {state.Artifacts.BirthIds[entry.Digest]}");
    }
}
