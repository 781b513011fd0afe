namespace Instrument.Reading;

/// <summary>What a log says of its run. What it does not say is <see langword="null"/>.</summary>
public sealed record RunInfo
{
    /// <summary>The run's id; if the log has lost it, the one in the file's name.</summary>
    public string? Id { get; init; }

    /// <summary>The user or team that owns the run; <see langword="null"/> means the one who uploads it.</summary>
    public string? Entity { get; init; }

    /// <summary>The run's project.</summary>
    public string? Project { get; init; }

    /// <summary>The name that W&amp;B displays; <see langword="null"/> if the server is to invent one.</summary>
    public string? Name { get; init; }

    /// <summary>The user's notes.</summary>
    public string? Notes { get; init; }

    /// <summary>The run's tags.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The group of runs that this one belongs to.</summary>
    public string? Group { get; init; }

    /// <summary>The run's part in its group, for example <c>train</c>.</summary>
    public string? JobType { get; init; }

    /// <summary>The sweep that started the run.</summary>
    public string? SweepId { get; init; }

    /// <summary>The machine's name.</summary>
    public string? Host { get; init; }

    /// <summary>When the run started.</summary>
    public DateTimeOffset? StartTime { get; init; }
}
