namespace Instrument.Http.GraphQl;

/// <summary>A run as the server has it after it was made, changed or rewound.</summary>
internal sealed record ServerRun
{
    /// <summary>The opaque id that later writes carry.</summary>
    public required string StorageId { get; init; }

    /// <summary>The names that later requests use.</summary>
    public required RunPath Path { get; init; }

    /// <summary>Display name, perhaps made up by the server.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The config as JSON.</summary>
    public string? Config { get; init; }

    /// <summary>Id of the sweep.</summary>
    public string? SweepName { get; init; }

    /// <summary>Lines of history that the server has; above 0 they are the offset of the next one.</summary>
    public long? HistoryLineCount { get; init; }

    /// <summary>Whether the call made the run; <see langword="null"/> when the server does not say.</summary>
    public bool? Inserted { get; init; }
}
