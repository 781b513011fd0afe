namespace Instrument.Http.GraphQl;

/// <summary>Takes a run back to a step (docs/wire/online.md §2.7).</summary>
internal static class RewindRun
{
    private const string Document = """
        mutation RewindRun($runName: String!, $entity: String, $project: String, $metricName: String!, $metricValue: Float!) {
          rewindRun(input: {runName: $runName, entityName: $entity, projectName: $project, metricName: $metricName,
            metricValue: $metricValue}) {
            rewoundRun { 
        """ + BucketNode.Selection + """
             }
          }
        }
        """;

    /// <summary>The operation.</summary>
    public static GraphQlOperation<RewindRunVariables, RewindRunData> Operation { get; } =
        new("RewindRun", Document, GraphQlJson.Default.RewindRunVariables, GraphQlJson.Default.RewindRunData);
}

/// <summary>The variables of <see cref="RewindRun"/>.</summary>
internal sealed record RewindRunVariables(string RunName, string? Entity, string? Project, string MetricName, double MetricValue);

/// <summary>The data of <see cref="GraphQl.RewindRun"/>.</summary>
internal sealed record RewindRunData(RewindRunPayload? RewindRun);

/// <summary>The payload of <see cref="GraphQl.RewindRun"/>.</summary>
internal sealed record RewindRunPayload(BucketNode? RewoundRun);
