using System.Text.Json.Nodes;
using Instrument.Testing.Json;
using Instrument.Testing.State;

namespace Instrument.Testing.Operations;

/// <summary>Reads a sweep (docs/wire/sdk-surface.md §10.2).</summary>
internal sealed class SweepOperation() : Operation("query Sweep($entity: String, $project: String, $sweep: String!)", "project")
{
    public override object? Resolve(JsonObject arguments, ServerState state) =>
        ProjectObject.Find(arguments.Text("entityName"), arguments.Text("name"), state);
}
