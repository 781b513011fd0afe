namespace Instrument.Http.GraphQl;

/// <summary>What the server has of a run that may be resumed (docs/wire/online.md §2.6). The texts are W&amp;B's extended JSON.</summary>
internal sealed record ResumeStatus
{
    /// <summary>A run that the server does not have.</summary>
    public static ResumeStatus None { get; } = new();

    /// <summary>Whether the run has ever started: its config has telemetry.</summary>
    public bool Exists { get; init; }

    /// <summary>The opaque id that the next write carries.</summary>
    public string? StorageId { get; init; }

    /// <summary>Display name.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The summary as JSON.</summary>
    public string? SummaryMetrics { get; init; }

    /// <summary>Lines of <c>output.log</c>.</summary>
    public long? LogLineCount { get; init; }

    /// <summary>Lines of <c>wandb-history.jsonl</c>.</summary>
    public long? HistoryLineCount { get; init; }

    /// <summary>Lines of <c>wandb-events.jsonl</c>.</summary>
    public long? EventsLineCount { get; init; }

    /// <summary>A JSON array of strings: the last history lines.</summary>
    public string? HistoryTail { get; init; }

    /// <summary>A JSON array of strings: the last lines of system metrics.</summary>
    public string? EventsTail { get; init; }

    /// <summary>The config as JSON, each key wrapped as <c>{"value": …}</c>.</summary>
    public string? Config { get; init; }

    /// <summary>Tags.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Notes.</summary>
    public string? Notes { get; init; }
}
