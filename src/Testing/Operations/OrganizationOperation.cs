using System.Text.Json.Nodes;
using Instrument.Testing.GraphQL.Execution;
using Instrument.Testing.Json;
using Instrument.Testing.State;

namespace Instrument.Testing.Operations;

/// <summary>Tells the organisation of an entity, to which its registries belong (docs/wire/artifacts.md §9.5).</summary>
internal sealed class OrganizationOperation() : Operation("query FetchOrgInfoFromEntity($entity: String!)", "entity")
{
    public override object? Resolve(JsonObject arguments, ServerState state)
    {
        string name = arguments.Text("name")!;
        bool isPerson = name == state.Options.Entity;
        if (!isPerson && !state.Options.Teams.Contains(name))
            return null;
        GraphQLObject? organization = state.Options.Organization is { } entity ? Organization(entity) : null;
        return new GraphQLObject
        {
            ["id"] = RunKey.EntityId(name),
            ["name"] = name,
            ["organization"] = isPerson ? null : organization,
            ["user"] = !isPerson ? null : new GraphQLObject { ["organizations"] = organization is null ? Array.Empty<GraphQLObject>() : [organization] },
        };
    }

    private static GraphQLObject Organization(string entity) => new()
    {
        ["name"] = entity + " Inc",
        ["orgEntity"] = new GraphQLObject { ["id"] = RunKey.EntityId(entity), ["name"] = entity },
    };
}
