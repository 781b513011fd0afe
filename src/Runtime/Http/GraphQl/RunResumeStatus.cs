using System.Text.Json;

namespace Instrument.Http.GraphQl;

/// <summary>Asks what a run has that may be resumed (docs/wire/online.md §2.6).</summary>
internal static class RunResumeStatus
{
    private const string Document = """
        query RunResumeStatus($project: String, $entity: String, $name: String!) {
          model(name: $project, entityName: $entity) {
            id
            name
            entity { id name }
            bucket(name: $name, missingOk: true) {
              id
              name
              summaryMetrics
              displayName
              logLineCount
              historyLineCount
              eventsLineCount
              historyTail
              eventsTail
              config
              tags
              notes
              wandbConfig(keys: ["t"])
            }
          }
        }
        """;

    /// <summary>The operation.</summary>
    public static GraphQlOperation<RunVariables, RunResumeStatusData> Operation { get; } =
        new("RunResumeStatus", Document, GraphQlJson.Default.RunVariables, GraphQlJson.Default.RunResumeStatusData);

    /// <summary>What the data says.</summary>
    public static ResumeStatus Status(RunResumeStatusData data) => data.Model?.Bucket is not { } bucket ? ResumeStatus.None : new ResumeStatus
    {
        Exists = HasTelemetry(bucket.WandbConfig),
        StorageId = bucket.Id,
        DisplayName = bucket.DisplayName,
        SummaryMetrics = bucket.SummaryMetrics,
        LogLineCount = bucket.LogLineCount,
        HistoryLineCount = bucket.HistoryLineCount,
        EventsLineCount = bucket.EventsLineCount,
        HistoryTail = bucket.HistoryTail,
        EventsTail = bucket.EventsTail,
        Config = bucket.Config,
        Tags = bucket.Tags ?? [],
        Notes = bucket.Notes,
    };

    // A sweep makes runs ahead of time; they have no telemetry yet and count as not there.
    private static bool HasTelemetry(string? wandbConfig)
    {
        if (wandbConfig is null)
            return false;
        try
        {
            using JsonDocument document = JsonDocument.Parse(wandbConfig);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("t", out _);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}

/// <summary>The data of <see cref="RunResumeStatus"/>.</summary>
internal sealed record RunResumeStatusData(ResumeModelNode? Model);

/// <summary>The project of a run that may be resumed.</summary>
internal sealed record ResumeModelNode(ResumeBucketNode? Bucket);

/// <summary>A run that may be resumed.</summary>
internal sealed record ResumeBucketNode
{
    public string? Id { get; init; }

    public string? DisplayName { get; init; }

    public string? SummaryMetrics { get; init; }

    public long? LogLineCount { get; init; }

    public long? HistoryLineCount { get; init; }

    public long? EventsLineCount { get; init; }

    public string? HistoryTail { get; init; }

    public string? EventsTail { get; init; }

    public string? Config { get; init; }

    public IReadOnlyList<string>? Tags { get; init; }

    public string? Notes { get; init; }

    public string? WandbConfig { get; init; }
}
