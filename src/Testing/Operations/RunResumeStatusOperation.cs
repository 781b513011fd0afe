using System.Text.Json.Nodes;
using Instrument.Testing.GraphQL.Execution;
using Instrument.Testing.Json;
using Instrument.Testing.State;

namespace Instrument.Testing.Operations;

/// <summary>Tells how far a run has come, so that a client can go on with it (docs/wire/online.md §2.6).</summary>
internal sealed class RunResumeStatusOperation()
    : Operation("query RunResumeStatus($project: String, $entity: String, $name: String!)", "model")
{
    public override object? Resolve(JsonObject arguments, ServerState state) =>
        ProjectObject.Find(arguments.Text("entityName"), arguments.Text("name"), state)?.With("bucket", bucket => Bucket(arguments, bucket, state));

    private static GraphQLObject? Bucket(JsonObject project, JsonObject bucket, ServerState state)
    {
        RunKey key = state.Key(project.Text("entityName"), project.Text("name"), bucket.Text("name")!);
        RunData? run = bucket["missingOk"]?.GetValue<bool>() == true ? state.Find(key) : state.Get(key);
        if (run is null)
            return null;
        run.IsAboutToResume = true;
        return RunObject.Of(run, state);
    }
}
