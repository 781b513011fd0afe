namespace Instrument.Http.GraphQl;

/// <summary>
/// What is written of a run (docs/wire/online.md §2.5): everything when it is made, its id and the metadata when they have changed, or
/// the config alone. What is <see langword="null"/> stays as it is on the server.
/// </summary>
internal sealed record UpsertRun
{
    /// <summary>The storage id of an earlier answer; <see langword="null"/> at the creation.</summary>
    public string? StorageId { get; init; }

    /// <summary>The run's id.</summary>
    public required string RunId { get; init; }

    /// <summary>The project.</summary>
    public string? Project { get; init; }

    /// <summary>User or team; without one the server takes the account's default.</summary>
    public string? Entity { get; init; }

    /// <summary>Group.</summary>
    public string? Group { get; init; }

    /// <summary>Display name; without one the server makes one up.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Notes.</summary>
    public string? Notes { get; init; }

    /// <summary>Git commit.</summary>
    public string? Commit { get; init; }

    /// <summary>The whole config as JSON, each key wrapped as <c>{"value": …}</c>.</summary>
    public string? Config { get; init; }

    /// <summary>Name of the machine.</summary>
    public string? Host { get; init; }

    /// <summary>Path of the program.</summary>
    public string? Program { get; init; }

    /// <summary>URL of the git remote.</summary>
    public string? Repository { get; init; }

    /// <summary>Job type.</summary>
    public string? JobType { get; init; }

    /// <summary>Id of the sweep.</summary>
    public string? Sweep { get; init; }

    /// <summary>All tags.</summary>
    public IReadOnlyList<string>? Tags { get; init; }
}
