using System.Text.Json.Nodes;
using Instrument.Testing.Json;
using Instrument.Testing.State;

namespace Instrument.Testing.Operations;

/// <summary>Reads lines of a run's history back, by steps.</summary>
internal sealed class HistoryPageOperation() : Operation(
    """
    query HistoryPage(
      $entity: String!, $project: String!, $run: String!, $minStep: Int64!, $maxStep: Int64!, $pageSize: Int!)
    """,
    "project")
{
    public override object? Resolve(JsonObject arguments, ServerState state) =>
        ProjectObject.Find(arguments.Text("entityName"), arguments.Text("name"), state);
}
