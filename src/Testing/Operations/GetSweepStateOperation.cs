using System.Text.Json.Nodes;
using Instrument.Testing.Json;
using Instrument.Testing.State;

namespace Instrument.Testing.Operations;

/// <summary>Asks for the state of a sweep (docs/wire/sdk-surface.md §10.2).</summary>
internal sealed class GetSweepStateOperation() : Operation("query GetSweepState($entity: String, $project: String, $sweep: String!)", "project")
{
    public override object? Resolve(JsonObject arguments, ServerState state) =>
        ProjectObject.Find(arguments.Text("entityName"), arguments.Text("name"), state);
}
