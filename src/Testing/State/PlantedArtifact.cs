using System.Text;
using System.Text.Json.Nodes;

namespace Instrument.Testing.State;

/// <summary>Makes a committed version without a client.</summary>
internal static class PlantedArtifact
{
    public static ArtifactVersion Add(
        ServerState state, string project, string name, string type, IReadOnlyDictionary<string, byte[]> files, string? manifest)
    {
        ArtifactData artifacts = state.Artifacts;
        ArtifactCollectionData collection = artifacts.CollectionOrNew(state.Options.Entity, state.ProjectOf(project), name, type);
        JsonObject contents = [];
        List<ManifestEntryData> entries = [];
        string id = Convert.ToBase64String(Encoding.ASCII.GetBytes($"Artifact:{artifacts.Versions.Count + 1}"));
        foreach ((string path, byte[] content) in files)
        {
            string md5 = Convert.ToBase64String(RunFile.Hash(content));
            artifacts.Contents[md5] = content;
            artifacts.BirthIds.TryAdd(md5, id);
            entries.Add(new ManifestEntryData(path, md5, content.Length, null, artifacts.BirthIds[md5]));
            contents[path] = new JsonObject { ["digest"] = md5, ["size"] = content.Length, ["birthArtifactID"] = artifacts.BirthIds[md5] };
        }
        ArtifactVersion version = artifacts.Add(number => new ArtifactVersion(number, collection)
        {
            Digest = ArtifactRules.LogicalDigest(entries),
            CreatedAt = state.Now,
        });
        version.Entries.AddRange(entries);
        version.PlantedManifest = Encoding.UTF8.GetBytes(manifest ?? new JsonObject
        {
            ["version"] = 1,
            ["storagePolicy"] = "wandb-storage-policy-v1",
            ["storagePolicyConfig"] = new JsonObject { ["storageLayout"] = "V2" },
            ["contents"] = contents,
        }.ToJsonString());
        version.State = ArtifactVersion.Committed;
        collection.Add(version, ["latest"]);
        return version;
    }
}
