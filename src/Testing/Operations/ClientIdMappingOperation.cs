using System.Text.Json.Nodes;
using Instrument.Testing.GraphQL.Execution;
using Instrument.Testing.Json;
using Instrument.Testing.State;

namespace Instrument.Testing.Operations;

/// <summary>Tells which version has a client's id (docs/wire/artifacts.md §5.8).</summary>
internal sealed class ClientIdMappingOperation() : Operation("query ClientIDMapping($clientID: ID!)", "clientIDMapping")
{
    public override object? Resolve(JsonObject arguments, ServerState state) =>
        state.Artifacts.OfClientId(arguments.Text("clientID")!) is { } version ? new GraphQLObject { ["serverID"] = version.Id } : null;
}
