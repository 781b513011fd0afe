namespace Instrument.Http.GraphQl;

/// <summary>Asks whether somebody wants the run to stop (docs/wire/online.md §2.10).</summary>
internal static class RunStoppedStatus
{
    private const string Document = """
        query RunStoppedStatus($entityName: String, $projectName: String, $runId: String!) {
          project(name: $projectName, entityName: $entityName) { run(name: $runId) { stopped } }
        }
        """;

    /// <summary>The operation.</summary>
    public static GraphQlOperation<RunStoppedVariables, RunStoppedData> Operation { get; } =
        new("RunStoppedStatus", Document, GraphQlJson.Default.RunStoppedVariables, GraphQlJson.Default.RunStoppedData);
}

/// <summary>The variables of <see cref="RunStoppedStatus"/>.</summary>
internal sealed record RunStoppedVariables(string EntityName, string ProjectName, string RunId);

/// <summary>The data of <see cref="RunStoppedStatus"/>.</summary>
internal sealed record RunStoppedData(StoppedProjectNode? Project);

/// <summary>The run's project.</summary>
internal sealed record StoppedProjectNode(StoppedRunNode? Run);

/// <summary>The run.</summary>
internal sealed record StoppedRunNode(bool? Stopped);
