using System.Text.Json.Nodes;
using Instrument.Testing.Json;
using Instrument.Testing.State;

namespace Instrument.Testing.Operations;

/// <summary>Tells the type of an artifact's versions (docs/wire/artifacts.md §2.8).</summary>
internal sealed class ArtifactTypeOperation() : Operation(
    "query ArtifactType($entity: String, $project: String, $name: String!)",
    "project")
{
    public override object? Resolve(JsonObject arguments, ServerState state) =>
        ProjectObject.Find(arguments.Text("entityName"), arguments.Text("name"), state);
}
