using Instrument.Testing.GraphQL.Execution;
using Instrument.Testing.Json;
using Instrument.Testing.State;

namespace Instrument.Testing.Operations;

/// <summary>A project as answers show it.</summary>
internal static class ProjectObject
{
    public static GraphQLObject Of(string entity, string project, ServerState state)
    {
        GraphQLObject owner = new() { ["id"] = RunKey.EntityId(entity), ["name"] = entity };
        return new GraphQLObject { ["id"] = RunKey.ProjectId(entity, project), ["name"] = project, ["entity"] = owner }
            .With("bucket", arguments => Run(arguments.Text("name")!, arguments["missingOk"]?.GetValue<bool>() ?? false))
            .With("run", arguments => Run(arguments.Text("name")!, missingOk: true))
            .With("sweep", arguments => SweepObject.Of(state.Sweeps.Find(entity, project, arguments.Text("sweepName")!), state))
            .With("artifact", arguments => ArtifactObject.OfMember(state.Artifacts.Member(entity, project, arguments.Text("name")!), state))
            .With("artifactType", arguments => ArtifactObject.Type(entity, project, arguments.Text("name")!, state))
            .With("artifactCollection", arguments => ArtifactObject.Collection(state.Artifacts.Collection(entity, project, arguments.Text("name")!), state))
            .With("artifactCollectionMembership", arguments => ArtifactObject.Membership(state.Artifacts.Member(entity, project, arguments.Text("name")!), state));

        GraphQLObject? Run(string id, bool missingOk)
        {
            RunKey key = new(entity, project, id);
            RunData? run = missingOk ? state.Find(key) : state.Get(key);
            return run is null ? null : RunObject.Of(run, state);
        }
    }

    /// <summary>The project that two optional names mean; <see langword="null"/> if no run was ever created in it.</summary>
    public static GraphQLObject? Find(string? entity, string? project, ServerState state)
    {
        (string owner, string name) = (state.EntityOf(entity), state.ProjectOf(project));
        return state.HasProject(owner, name) ? Of(owner, name, state) : null;
    }
}
