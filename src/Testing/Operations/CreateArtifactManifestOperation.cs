using System.Text.Json.Nodes;
using Instrument.Testing.Json;
using Instrument.Testing.State;

namespace Instrument.Testing.Operations;

/// <summary>Makes the manifest of a version, or tells where it is put (docs/wire/artifacts.md §5.4 and §5.9).</summary>
internal sealed class CreateArtifactManifestOperation() : Operation(
    """
    mutation CreateArtifactManifest(
      $artifactID: ID!, $baseArtifactID: ID, $name: String!, $digest: String!, $entityName: String!, $projectName: String!,
      $runName: String!, $manifestType: ArtifactManifestType!, $includeUpload: Boolean!)
    """,
    "createArtifactManifest")
{
    private static readonly Dictionary<string, string> Names = new()
    {
        ["FULL"] = "wandb_manifest.json",
        ["INCREMENTAL"] = "wandb_manifest.incremental.json",
        ["PATCH"] = "wandb_manifest.patch.json",
    };

    public override object Resolve(JsonObject arguments, ServerState state)
    {
        JsonObject input = Input(arguments);
        ArtifactVersion version = state.Artifacts.Get(input.Text("artifactID")!);
        state.Get(state.Key(input.Text("entityName"), input.Text("projectName"), input.Text("runName")!));
        if (version.State != ArtifactVersion.Pending)
            throw RefusalException.Violates(ViolationKind.Artifact, $"the artifact {version.Id} is {version.State}; it gets no manifest any more");
        string type = input.Text("type")!;
        if (Names[type] != input.Text("name"))
            throw RefusalException.Violates(ViolationKind.Artifact, $"a manifest of type {type} is named {Names[type]}");
        if (input.Text("baseArtifactID") is { } baseId)
            state.Artifacts.Get(baseId);
        string digest = input.Text("digest")!;
        if (digest.Length != 0)
            ArtifactRules.CheckDigest(digest);
        // Each writer of a distributed version has a manifest of its own.
        ArtifactManifestData? manifest = type == "PATCH" ? null : version.Manifests.Find(known => known.Name == input.Text("name"));
        if (manifest is null)
        {
            manifest = new ArtifactManifestData(version, input.Text("name")!, type, version.Manifests.Count) { BaseId = input.Text("baseArtifactID") };
            version.Manifests.Add(manifest);
        }
        if (digest.Length != 0)
            manifest.Digest = digest;
        return ArtifactObject.ManifestPayload(manifest, state);
    }
}
