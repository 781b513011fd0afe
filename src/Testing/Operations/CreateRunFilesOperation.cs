using System.Text.Json.Nodes;
using Instrument.Testing.GraphQL.Execution;
using Instrument.Testing.Json;
using Instrument.Testing.State;

namespace Instrument.Testing.Operations;

/// <summary>Gives the addresses to which files of a run are sent (docs/wire/online.md §2.11).</summary>
internal sealed class CreateRunFilesOperation()
    : Operation("mutation CreateRunFiles($entity: String!, $project: String!, $run: String!, $files: [String!]!)", "createRunFiles")
{
    public override object Resolve(JsonObject arguments, ServerState state)
    {
        JsonObject input = Input(arguments);
        RunData run = state.Get(state.Key(input.Text("entityName"), input.Text("projectName"), input.Text("runName")!));
        IReadOnlyList<string> files = input.Texts("files")!;
        if (files.Count == 0)
            throw RefusalException.Violates(ViolationKind.Document, "CreateRunFiles without files: nothing would come of it");
        if (files.Distinct(StringComparer.Ordinal).Count() < files.Count)
            throw RefusalException.Violates(ViolationKind.Name, "CreateRunFiles names a file twice");
        foreach (string file in files)
            NameRules.CheckFileName(file);
        DateTimeOffset expires = state.Now + state.Options.UploadUrlLifetime;
        return new GraphQLObject
        {
            ["runID"] = run.Key.StorageId,
            ["uploadHeaders"] = state.Options.UploadHeaders,
            ["files"] = files.Select(name => new GraphQLObject
            {
                ["name"] = name,
                ["uploadUrl"] = state.StorageUrl + state.Uploads.Issue(new UploadTicket(run.Key, name, expires)),
            }),
        };
    }
}
