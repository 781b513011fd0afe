using System.Text.Json.Nodes;
using Instrument.Testing.GraphQL.Execution;
using Instrument.Testing.Json;
using Instrument.Testing.State;

namespace Instrument.Testing.Operations;

/// <summary>Keeps an alert with its run (docs/wire/online.md §2.9).</summary>
internal sealed class NotifyScriptableRunAlertOperation() : Operation(
    """
    mutation NotifyScriptableRunAlert(
      $entityName: String!, $projectName: String!, $runName: String!, $title: String!, $text: String!,
      $severity: AlertSeverity, $waitDuration: Duration)
    """,
    "notifyScriptableRunAlert")
{
    public override object Resolve(JsonObject arguments, ServerState state)
    {
        JsonObject input = Input(arguments);
        RunData run = state.Get(state.Key(input.Text("entityName"), input.Text("projectName"), input.Text("runName")!));
        run.Alerts.Add(new RunAlert(
            input.Text("title")!,
            input.Text("text")!,
            input.Text("severity") ?? "INFO",
            input["waitDuration"] is { } wait ? TimeSpan.FromMilliseconds(wait.GetValue<long>()) : null));
        return new GraphQLObject { ["success"] = true };
    }
}
