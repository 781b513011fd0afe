using System.Text.Json.Nodes;
using Instrument.Testing.Json;
using Instrument.Testing.State;

namespace Instrument.Testing.Operations;

/// <summary>Reads the list of a run's files back, page by page.</summary>
internal sealed class RunFilesOperation()
    : Operation("query RunFiles($project: String!, $entity: String!, $name: String!, $fileCursor: String, $fileLimit: Int, $fileNames: [String])", "project")
{
    public override object? Resolve(JsonObject arguments, ServerState state) =>
        ProjectObject.Find(arguments.Text("entityName"), arguments.Text("name"), state);
}
