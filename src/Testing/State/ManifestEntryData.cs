using System.Text.Json;
using System.Text.Json.Nodes;
using Instrument.Testing.Json;

namespace Instrument.Testing.State;

/// <summary>An entry of a manifest that a client has sent (docs/wire/artifacts.md §4).</summary>
internal sealed record ManifestEntryData(string Path, string Digest, long? Size, string? Reference, string? BirthId)
{
    /// <summary>The entries of a manifest file.</summary>
    /// <exception cref="RefusalException">It is no manifest.</exception>
    public static IReadOnlyList<ManifestEntryData> Read(byte[] content)
    {
        JsonObject? manifest;
        try
        {
            manifest = JsonNode.Parse(content) as JsonObject;
        }
        catch (JsonException)
        {
            manifest = null;
        }
        if (manifest is null || JsonMembers.Whole(manifest["version"]) != 1 || !JsonMembers.IsText(manifest["storagePolicy"])
            || manifest.Text("storagePolicy") != "wandb-storage-policy-v1" || manifest["contents"] is not JsonObject contents)
            throw RefusalException.Violates(ViolationKind.Artifact, "the manifest is no manifest of version 1");
        if (manifest["storagePolicyConfig"] is not JsonObject config || config["storageLayout"] is not { } layout || !JsonMembers.IsText(layout) || layout.GetValue<string>() != "V2")
            throw RefusalException.Violates(ViolationKind.Artifact, "the manifest does not say that the storage layout is V2");
        List<ManifestEntryData> entries = [];
        foreach ((string path, JsonNode? value) in contents)
        {
            if (value is not JsonObject entry || !JsonMembers.IsText(entry["digest"]))
                throw RefusalException.Violates(ViolationKind.Artifact, $"the manifest has no digest of {path}");
            NameRules.CheckFileName(path);
            entries.Add(new ManifestEntryData(path, entry.Text("digest")!, entry["size"]?.GetValue<long>(), entry.Text("ref"), entry.Text("birthArtifactID")));
        }
        return entries;
    }
}
