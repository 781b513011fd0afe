using System.Text.Json.Nodes;
using Instrument.Testing.Json;
using Instrument.Testing.State;

namespace Instrument.Testing.Operations;

/// <summary>Shows a version by name and alias (docs/wire/artifacts.md §6.1).</summary>
internal sealed class ArtifactByNameOperation() : Operation(
    "query ArtifactMembershipByName($entity: String!, $project: String!, $name: String!)",
    "project")
{
    public override object? Resolve(JsonObject arguments, ServerState state) =>
        ProjectObject.Find(arguments.Text("entityName"), arguments.Text("name"), state);
}
