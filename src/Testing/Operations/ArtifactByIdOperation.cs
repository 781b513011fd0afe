using System.Text.Json.Nodes;
using Instrument.Testing.Json;
using Instrument.Testing.State;

namespace Instrument.Testing.Operations;

/// <summary>Shows a version by the server's id (docs/wire/artifacts.md §5.11).</summary>
internal sealed class ArtifactByIdOperation() : Operation("query ArtifactByID($id: ID!)", "artifact")
{
    public override object? Resolve(JsonObject arguments, ServerState state) =>
        state.Artifacts.Versions.FirstOrDefault(version => version.Id == arguments.Text("id")) is { } version ? ArtifactObject.Of(version, state) : null;
}
