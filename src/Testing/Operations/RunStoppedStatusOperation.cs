using System.Text.Json.Nodes;
using Instrument.Testing.Json;
using Instrument.Testing.State;

namespace Instrument.Testing.Operations;

/// <summary>The old way to ask whether a run shall stop (docs/wire/online.md §2.10).</summary>
internal sealed class RunStoppedStatusOperation()
    : Operation("query RunStoppedStatus($projectName: String, $entityName: String, $runId: String!)", "project")
{
    public override object? Resolve(JsonObject arguments, ServerState state) =>
        ProjectObject.Find(arguments.Text("entityName"), arguments.Text("name"), state);
}
