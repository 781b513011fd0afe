using System.Text.Json.Nodes;
using Instrument.Testing.GraphQL.Execution;
using Instrument.Testing.Json;
using Instrument.Testing.State;

namespace Instrument.Testing.Operations;

/// <summary>Creates a run, or changes what is not null in its metadata and config (docs/wire/online.md §2.5).</summary>
internal sealed class UpsertBucketOperation() : Operation(
    """
    mutation UpsertBucket(
      $id: String, $name: String, $project: String, $entity: String, $groupName: String, $description: String, $displayName: String,
      $notes: String, $commit: String, $config: JSONString, $host: String, $debug: Boolean, $program: String, $repo: String,
      $jobType: String, $state: String, $sweep: String, $tags: [String!], $summaryMetrics: JSONString)
    """,
    "upsertBucket")
{
    public override object Resolve(JsonObject arguments, ServerState state)
    {
        JsonObject input = Input(arguments);
        Check(input);
        RunKey key = KeyOf(input, state);
        RunData? run = state.Find(key);
        bool isNew = run is null;
        run ??= state.Create(key);
        if (run.IsAboutToResume)
            run.Reopen();
        // A writer among others does not ask how to go on: that it writes the run again is all there is to see.
        if (state.CallingWriter is { } writer)
            run.WriterOf(writer).HasEndedRun = false;
        Apply(input, run, isShared: state.CallingWriter is not null);
        run.UpsertCount++;
        return new GraphQLObject { ["bucket"] = RunObject.Of(run, state), ["inserted"] = isNew };
    }

    private static void Check(JsonObject input)
    {
        if (input.Text("name") is not { } name)
            throw RefusalException.Violates(ViolationKind.Document, "UpsertBucket has no name: the run ID is always sent");
        NameRules.CheckRunId(name);
        if (input.Text("modelName") is { } project)
            NameRules.CheckProject(project);
        NameRules.CheckTags(input.Texts("tags") ?? []);
        if (input.Text("config") is { } config)
            RunConfigRules.Check(config);
    }

    private static RunKey KeyOf(JsonObject input, ServerState state)
    {
        RunKey key = state.Key(input.Text("entityName"), input.Text("modelName"), input.Text("name")!);
        EntityRules.CheckWrite(key.Entity, state.Options);
        if (input.Text("id") is { } storageId && state.FindByStorageId(storageId)?.Key != key)
            throw RefusalException.Violates(ViolationKind.UnknownRun, $"the storage ID in UpsertBucket is not the one of {key}", 404);
        return key;
    }

    private static void Apply(JsonObject input, RunData run, bool isShared)
    {
        run.DisplayName = input.Text("displayName") ?? run.DisplayName;
        run.Description = input.Text("description") ?? run.Description;
        run.Notes = input.Text("notes") ?? run.Notes;
        run.Tags = input.Texts("tags") ?? run.Tags;
        run.Group = input.Text("groupName") ?? run.Group;
        run.JobType = input.Text("jobType") ?? run.JobType;
        run.Commit = input.Text("commit") ?? run.Commit;
        run.Host = input.Text("host") ?? run.Host;
        run.Program = input.Text("jobProgram") ?? run.Program;
        run.Repository = input.Text("jobRepo") ?? run.Repository;
        run.Sweep = input.Text("sweep") ?? run.Sweep;
        run.GivenState = input.Text("state") ?? run.GivenState;
        if (input.Text("config") is { } config)
            run.Config = isShared ? SharedRun.MergeConfig(run.Config, config) : config;
        run.Summary = input.Text("summaryMetrics") ?? run.Summary;
    }
}
