using System.Text.Json.Serialization;

namespace Instrument.Tool.Sync;

/// <summary>The account of one log.</summary>
internal sealed record SyncedRun
{
    /// <summary>The run's id.</summary>
    public required string Id { get; init; }

    /// <summary>The run's directory.</summary>
    public required string Directory { get; init; }

    /// <summary>What became of it.</summary>
    public required SyncResult Result { get; init; }

    /// <summary>Rows of the log.</summary>
    public long Rows { get; init; }

    /// <summary>Rows that the server has.</summary>
    public long Sent { get; init; }

    /// <summary>Rows that the server does not take; they are in a file beside the log, with the reason.</summary>
    public long Refused { get; init; }

    /// <summary>Rows that are not at the server yet.</summary>
    public long Pending => Math.Max(0, Rows - Sent - Refused);

    /// <summary>Rows that were taken over from the buffer of a killed process.</summary>
    public long Recovered { get; init; }

    /// <summary>Files that the server has.</summary>
    public int Files { get; init; }

    /// <summary>Files that did not arrive, with the reason.</summary>
    public IReadOnlyDictionary<string, string> FailedFiles { get; init; } = new Dictionary<string, string>();

    /// <summary>Bytes of the log that cannot be read.</summary>
    public long UnreadableBytes { get; init; }

    /// <summary>The run's page.</summary>
    public string? Url { get; init; }

    /// <summary>Why something is missing.</summary>
    public string? Error { get; init; }

    /// <summary>The exit code that the run's failure stands for.</summary>
    [JsonIgnore]
    public int Code { get; init; }
}
