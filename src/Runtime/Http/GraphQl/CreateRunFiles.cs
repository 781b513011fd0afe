namespace Instrument.Http.GraphQl;

/// <summary>Asks where files are to be put (docs/wire/online.md §2.11).</summary>
internal static class CreateRunFiles
{
    private const string Document = """
        mutation CreateRunFiles($entity: String!, $project: String!, $run: String!, $files: [String!]!) {
          createRunFiles(input: {entityName: $entity, projectName: $project, runName: $run, files: $files}) {
            runID
            uploadHeaders
            files { name uploadUrl }
          }
        }
        """;

    /// <summary>The operation.</summary>
    public static GraphQlOperation<RunFilesVariables, CreateRunFilesData> Operation { get; } =
        new("CreateRunFiles", Document, GraphQlJson.Default.RunFilesVariables, GraphQlJson.Default.CreateRunFilesData);

    /// <summary>The targets, or <see langword="null"/> if they are not those of the files that were asked for.</summary>
    public static RunFileTargets? Targets(CreateRunFilesData data, IReadOnlyList<string> asked)
    {
        if (data.CreateRunFiles?.Files is not { } files)
            return null;
        IReadOnlyList<string> headers = data.CreateRunFiles.UploadHeaders ?? [];
        Dictionary<string, UploadTarget?> targets = [];
        foreach (RunFileNode? file in files)
        {
            if (file?.Name is not null)
                targets[file.Name] = file.UploadUrl is null ? null : new UploadTarget(file.UploadUrl, headers);
        }
        // A name that was not asked for would put a file of the server's choice on its way.
        return targets.Count == asked.Count && asked.All(targets.ContainsKey) ? new RunFileTargets(targets) : null;
    }
}

/// <summary>The variables of <see cref="CreateRunFiles"/> and <see cref="MarkRunFilesUploaded"/>.</summary>
internal sealed record RunFilesVariables(string Entity, string Project, string Run, IReadOnlyList<string> Files)
{
    /// <summary>The variables for files of a run.</summary>
    public static RunFilesVariables Of(RunPath run, IReadOnlyList<string> files) => new(run.Entity, run.Project, run.RunId, files);
}

/// <summary>The data of <see cref="GraphQl.CreateRunFiles"/>.</summary>
internal sealed record CreateRunFilesData(CreateRunFilesPayload? CreateRunFiles);

/// <summary>The payload of <see cref="GraphQl.CreateRunFiles"/>.</summary>
internal sealed record CreateRunFilesPayload(IReadOnlyList<string>? UploadHeaders, IReadOnlyList<RunFileNode?>? Files);

/// <summary>Where one file is to be put.</summary>
internal sealed record RunFileNode(string? Name, string? UploadUrl);
