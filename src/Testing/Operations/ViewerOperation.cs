using System.Text.Json.Nodes;
using Instrument.Testing.GraphQL.Execution;
using Instrument.Testing.State;

namespace Instrument.Testing.Operations;

/// <summary>Tells who is logged in (docs/wire/online.md §2.8).</summary>
internal sealed class ViewerOperation() : Operation("query Viewer", "viewer")
{
    public override object Resolve(JsonObject arguments, ServerState state)
    {
        FakeWandbOptions options = state.Options;
        return new GraphQLObject
        {
            ["id"] = RunKey.UserId(options.UserName),
            ["entity"] = options.Entity,
            ["username"] = options.UserName,
            ["email"] = options.Email,
            ["flags"] = """{"code_saving_enabled":true}""",
            ["teams"] = new GraphQLObject { ["edges"] = options.Teams.Prepend(options.Entity).Select(Edge) },
        };
    }

    private static GraphQLObject Edge(string entity) =>
        new() { ["node"] = new GraphQLObject { ["id"] = RunKey.EntityId(entity), ["name"] = entity } };
}
