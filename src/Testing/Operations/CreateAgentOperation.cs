using System.Text;
using System.Text.Json.Nodes;
using Instrument.Testing.GraphQL.Execution;
using Instrument.Testing.Json;
using Instrument.Testing.State;

namespace Instrument.Testing.Operations;

/// <summary>Registers an agent of a sweep (docs/wire/sdk-surface.md §10.2).</summary>
internal sealed class CreateAgentOperation()
    : Operation("mutation CreateAgent($host: String!, $projectName: String, $entityName: String, $sweep: String!)", "createAgent")
{
    public override object Resolve(JsonObject arguments, ServerState state)
    {
        JsonObject input = Input(arguments);
        (string entity, string project) = (state.EntityOf(input.Text("entityName")), state.ProjectOf(input.Text("projectName")));
        SweepData sweep = state.Sweeps.Find(entity, project, input.Text("sweep")!)
            ?? throw new RefusalException(404, $"sweep {entity}/{project}/{input.Text("sweep")} not found");
        string id = Convert.ToBase64String(Encoding.UTF8.GetBytes($"Agent:{sweep.Id}:{sweep.Agents.Count + 1}"));
        sweep.Agents.Add(id);
        if (sweep.State == "PENDING")
            sweep.State = "RUNNING";
        return new GraphQLObject { ["agent"] = new GraphQLObject { ["id"] = id } };
    }
}
