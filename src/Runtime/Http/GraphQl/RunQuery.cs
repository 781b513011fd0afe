using System.Text.Json;

namespace Instrument.Http.GraphQl;

/// <summary>Reads a run back: state, config, summary, and what its history has.</summary>
internal static class RunQuery
{
    private const string Document = """
        query Run($project: String!, $entity: String!, $name: String!) {
          project(name: $project, entityName: $entity) {
            run(name: $name) {
              id
              name
              displayName
              state
              config
              summaryMetrics
              historyLineCount
              historyKeys
              tags
              notes
              fileCount
            }
          }
        }
        """;

    /// <summary>The operation.</summary>
    public static GraphQlOperation<RunVariables, RunQueryData> Operation { get; } =
        new("Run", Document, GraphQlJson.Default.RunVariables, GraphQlJson.Default.RunQueryData);

    /// <summary>The run; <see langword="null"/> if the server has none.</summary>
    public static StoredRun? Stored(RunQueryData data) => data.Project?.Run is not { Id: { } id } run ? null : new StoredRun
    {
        StorageId = id,
        DisplayName = run.DisplayName,
        State = run.State,
        Config = run.Config,
        SummaryMetrics = run.SummaryMetrics,
        HistoryLineCount = run.HistoryLineCount,
        HistoryKeys = run.HistoryKeys,
        Tags = run.Tags ?? [],
        Notes = run.Notes,
        FileCount = run.FileCount,
    };
}

/// <summary>The data of <see cref="RunQuery"/>.</summary>
internal sealed record RunQueryData(RunProjectNode? Project);

/// <summary>The run's project.</summary>
internal sealed record RunProjectNode(RunNode? Run);

/// <summary>The run.</summary>
internal sealed record RunNode
{
    public string? Id { get; init; }

    public string? DisplayName { get; init; }

    public string? State { get; init; }

    public string? Config { get; init; }

    public string? SummaryMetrics { get; init; }

    public long? HistoryLineCount { get; init; }

    public JsonElement? HistoryKeys { get; init; }

    public IReadOnlyList<string>? Tags { get; init; }

    public string? Notes { get; init; }

    public int? FileCount { get; init; }
}
