using System.Text.Json.Nodes;
using Instrument.Testing.Json;
using Instrument.Testing.State;

namespace Instrument.Testing.Operations;

/// <summary>Tells where the manifest of an incremental or distributed version is put (docs/wire/artifacts.md §5.9).</summary>
internal sealed class UpdateArtifactManifestOperation() : Operation(
    "mutation UpdateArtifactManifest($artifactManifestID: ID!, $digest: String, $baseArtifactID: ID, $includeUpload: Boolean!)",
    "updateArtifactManifest")
{
    public override object Resolve(JsonObject arguments, ServerState state)
    {
        JsonObject input = Input(arguments);
        ArtifactManifestData manifest = state.Artifacts.GetManifest(input.Text("artifactManifestID")!);
        if (manifest.Type == "FULL")
            throw RefusalException.Violates(ViolationKind.Artifact, "a full manifest is asked for with CreateArtifactManifest");
        ArtifactRules.CheckDigest(input.Text("digest") ?? "");
        manifest.Digest = input.Text("digest")!;
        return ArtifactObject.ManifestPayload(manifest, state);
    }
}
