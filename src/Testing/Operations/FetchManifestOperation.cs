using System.Text.Json.Nodes;
using Instrument.Testing.State;

namespace Instrument.Testing.Operations;

/// <summary>Tells where the manifest of a version is (docs/wire/artifacts.md §6.2).</summary>
internal sealed class FetchManifestOperation() : Operation("query FetchArtifactManifest($id: ID!)", "artifact")
{
    private static readonly ArtifactByIdOperation Shared = new();

    public override object? Resolve(JsonObject arguments, ServerState state) => Shared.Resolve(arguments, state);
}
