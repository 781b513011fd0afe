namespace Instrument.Http.GraphQl;

/// <summary>All variables, as the official client sends them: what has no value is null, never left out.</summary>
internal sealed record UpsertBucketVariables
{
    public string? Id { get; init; }

    public string? Name { get; init; }

    public string? Project { get; init; }

    public string? Entity { get; init; }

    public string? GroupName { get; init; }

    public string? Description { get; init; }

    public string? DisplayName { get; init; }

    public string? Notes { get; init; }

    public string? Commit { get; init; }

    public string? Config { get; init; }

    public string? Host { get; init; }

    public bool? Debug { get; init; }

    public string? Program { get; init; }

    public string? Repo { get; init; }

    public string? JobType { get; init; }

    public string? State { get; init; }

    public string? Sweep { get; init; }

    public IReadOnlyList<string>? Tags { get; init; }

    public string? SummaryMetrics { get; init; }

    /// <summary>The variables of a request. Empty texts are sent as null, as with the official client.</summary>
    public static UpsertBucketVariables Of(UpsertRun request) => new()
    {
        Id = Filled(request.StorageId),
        Name = request.RunId,
        Project = Filled(request.Project),
        Entity = Filled(request.Entity),
        GroupName = Filled(request.Group),
        DisplayName = Filled(request.DisplayName),
        Notes = Filled(request.Notes),
        Commit = Filled(request.Commit),
        Config = Filled(request.Config),
        Host = Filled(request.Host),
        Program = Filled(request.Program),
        Repo = Filled(request.Repository),
        JobType = Filled(request.JobType),
        Sweep = Filled(request.Sweep),
        Tags = request.Tags is { Count: > 0 } tags ? tags : null,
    };

    private static string? Filled(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
