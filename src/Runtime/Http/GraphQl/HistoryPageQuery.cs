namespace Instrument.Http.GraphQl;

/// <summary>Reads lines of a run's history back, by steps.</summary>
internal static class HistoryPageQuery
{
    private const string Document = """
        query HistoryPage($entity: String!, $project: String!, $run: String!, $minStep: Int64!, $maxStep: Int64!, $pageSize: Int!) {
          project(name: $project, entityName: $entity) {
            run(name: $run) { history(minStep: $minStep, maxStep: $maxStep, samples: $pageSize) }
          }
        }
        """;

    /// <summary>The operation.</summary>
    public static GraphQlOperation<HistoryPageVariables, HistoryPageData> Operation { get; } =
        new("HistoryPage", Document, GraphQlJson.Default.HistoryPageVariables, GraphQlJson.Default.HistoryPageData);
}

/// <summary>The variables of <see cref="HistoryPageQuery"/>.</summary>
internal sealed record HistoryPageVariables(string Entity, string Project, string Run, long MinStep, long MaxStep, int PageSize);

/// <summary>The data of <see cref="HistoryPageQuery"/>.</summary>
internal sealed record HistoryPageData(HistoryProjectNode? Project);

/// <summary>The run's project.</summary>
internal sealed record HistoryProjectNode(HistoryRunNode? Run);

/// <summary>The run.</summary>
internal sealed record HistoryRunNode(IReadOnlyList<string>? History);
