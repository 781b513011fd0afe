using System.Text.Json.Nodes;
using Instrument.Testing.Json;
using Instrument.Testing.State;

namespace Instrument.Testing.Operations;

/// <summary>Reads a run back: state, config, summary, and what its history has.</summary>
internal sealed class RunOperation()
    : Operation("query Run($project: String!, $entity: String!, $name: String!)", "project")
{
    public override object? Resolve(JsonObject arguments, ServerState state) =>
        ProjectObject.Find(arguments.Text("entityName"), arguments.Text("name"), state);
}
