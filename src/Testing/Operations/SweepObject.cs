using Instrument.Testing.GraphQL.Execution;
using Instrument.Testing.Json;
using Instrument.Testing.State;

namespace Instrument.Testing.Operations;

/// <summary>A sweep as answers show it (docs/wire/sdk-surface.md §10.2).</summary>
internal static class SweepObject
{
    public static GraphQLObject? Of(SweepData? sweep, ServerState state) => sweep is null ? null : new GraphQLObject
    {
        ["id"] = sweep.StorageId,
        ["name"] = sweep.Id,
        ["method"] = sweep.Tree.Text("method"),
        ["state"] = sweep.State,
        ["description"] = sweep.Description,
        ["config"] = sweep.Config,
    }.With("project", _ => ProjectObject.Of(sweep.Entity, sweep.Project, state));
}
