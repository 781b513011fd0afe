using System.Text.Json.Nodes;
using Instrument.Testing.State;

namespace Instrument.Testing.Operations;

/// <summary>Tells versions; of a server that is not hosted by its users there is little to tell (docs/wire/online.md §2.8).</summary>
internal sealed class ServerInfoOperation() : Operation("query ServerInfo", "serverInfo")
{
    private static readonly ServerFeaturesOperation Shared = new();

    public override object Resolve(JsonObject arguments, ServerState state) => Shared.Resolve(arguments, state);
}
