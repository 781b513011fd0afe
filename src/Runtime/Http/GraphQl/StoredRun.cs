using System.Text.Json;

namespace Instrument.Http.GraphQl;

/// <summary>A run as it is read back from a server.</summary>
internal sealed record StoredRun
{
    /// <summary>Opaque id.</summary>
    public required string StorageId { get; init; }

    /// <summary>Display name.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Such as <c>running</c>, <c>finished</c>, <c>failed</c> or <c>crashed</c>.</summary>
    public string? State { get; init; }

    /// <summary>The config as JSON, each key wrapped as <c>{"value": …}</c>.</summary>
    public string? Config { get; init; }

    /// <summary>The summary as JSON.</summary>
    public string? SummaryMetrics { get; init; }

    /// <summary>Lines of history.</summary>
    public long? HistoryLineCount { get; init; }

    /// <summary>The keys of the history with the counts of their types.</summary>
    public JsonElement? HistoryKeys { get; init; }

    /// <summary>Tags.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Notes.</summary>
    public string? Notes { get; init; }

    /// <summary>How many files the run has.</summary>
    public int? FileCount { get; init; }
}
