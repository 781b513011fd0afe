using System.Text.Json.Nodes;
using Instrument.Testing.GraphQL.Execution;
using Instrument.Testing.Json;
using Instrument.Testing.State;

namespace Instrument.Testing.Operations;

/// <summary>Notes that a run uses a version (docs/wire/artifacts.md §7).</summary>
internal sealed class UseArtifactOperation() : Operation(
    """
    mutation UseArtifact(
      $entityName: String!, $projectName: String!, $runName: String!, $artifactID: ID!, $usedAs: String, $artifactEntityName: String,
      $artifactProjectName: String)
    """,
    "useArtifact")
{
    public override object Resolve(JsonObject arguments, ServerState state)
    {
        JsonObject input = Input(arguments);
        ArtifactVersion version = state.Artifacts.Get(input.Text("artifactID")!);
        RunData run = state.Get(state.Key(input.Text("entityName"), input.Text("projectName"), input.Text("runName")!));
        if (input.ContainsKey("artifactEntityName") && !state.HasFeature(ServerFeature.UseArtifactWithEntityAndProject))
            throw RefusalException.Violates(ViolationKind.Artifact, "this server does not take where an artifact was found");
        if (version.State != ArtifactVersion.Committed)
            throw RefusalException.Violates(ViolationKind.Artifact, $"cannot use artifact {version.Id} as it has not committed");
        if (!version.UsedBy.Contains(run.Key.ToString()))
            version.UsedBy.Add(run.Key.ToString());
        return new GraphQLObject { ["artifact"] = ArtifactObject.Of(version, state) };
    }
}
