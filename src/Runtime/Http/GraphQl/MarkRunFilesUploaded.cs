namespace Instrument.Http.GraphQl;

/// <summary>Reports uploads of a run that is not live (docs/wire/online.md §2.11).</summary>
internal static class MarkRunFilesUploaded
{
    private const string Document = """
        mutation MarkRunFilesUploaded($entity: String!, $project: String!, $run: String!, $files: [String!]!) {
          markRunFilesUploaded(input: {entityName: $entity, projectName: $project, runName: $run, files: $files}) { success }
        }
        """;

    /// <summary>The operation.</summary>
    public static GraphQlOperation<RunFilesVariables, MarkRunFilesUploadedData> Operation { get; } =
        new("MarkRunFilesUploaded", Document, GraphQlJson.Default.RunFilesVariables, GraphQlJson.Default.MarkRunFilesUploadedData);
}

/// <summary>The data of <see cref="GraphQl.MarkRunFilesUploaded"/>.</summary>
internal sealed record MarkRunFilesUploadedData(SuccessNode? MarkRunFilesUploaded);
