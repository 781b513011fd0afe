using System.Text.Json.Nodes;
using Instrument.Testing.GraphQL.Execution;
using Instrument.Testing.Json;
using Instrument.Testing.State;

namespace Instrument.Testing.Operations;

/// <summary>Reports files of a run that is not live (docs/wire/online.md §2.11).</summary>
internal sealed class MarkRunFilesUploadedOperation() : Operation(
    "mutation MarkRunFilesUploaded($entity: String!, $project: String!, $run: String!, $files: [String!]!)", "markRunFilesUploaded")
{
    public override string RequiredFeature => ServerFeature.MarkRunFilesUploaded;

    public override object Resolve(JsonObject arguments, ServerState state)
    {
        JsonObject input = Input(arguments);
        RunData run = state.Get(state.Key(input.Text("entityName"), input.Text("projectName"), input.Text("runName")!));
        UploadReports.Apply(run, input.Texts("files")!);
        return new GraphQLObject { ["success"] = true };
    }
}
