using System.Text.Json.Nodes;
using Instrument.Testing.GraphQL.Execution;
using Instrument.Testing.Json;
using Instrument.Testing.State;

namespace Instrument.Testing.Operations;

/// <summary>Asks a run to stop; its process learns of it from the next answer of file_stream (docs/wire/online.md §2.10).</summary>
internal sealed class StopRunOperation() : Operation("mutation StopRun($id: ID!)", "stopRun")
{
    public override object Resolve(JsonObject arguments, ServerState state)
    {
        if (state.FindByStorageId(Input(arguments).Text("id")!) is not { } run)
            throw new RefusalException(404, "run not found");
        run.StopRequested = true;
        return new GraphQLObject { ["success"] = true };
    }
}
