using System.Text.Json.Nodes;
using Instrument.Testing.GraphQL.Execution;
using Instrument.Testing.State;

namespace Instrument.Testing.Operations;

/// <summary>Tells what the server can do (docs/wire/online.md §2.8).</summary>
internal sealed class ServerFeaturesOperation() : Operation("query ServerFeaturesQuery", "serverInfo")
{
    public override object Resolve(JsonObject arguments, ServerState state) => new GraphQLObject
    {
        ["features"] = ServerFeature.All.Union(state.Options.Features)
            .Select(name => new GraphQLObject { ["name"] = name, ["isEnabled"] = state.HasFeature(name) }),
        ["cliVersionInfo"] = new JsonObject { ["max_cli_version"] = "9.9.9" },
        ["latestLocalVersionInfo"] = null,
    };
}
