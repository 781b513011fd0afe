using System.Text.Json.Serialization;

namespace Instrument.Http.GraphQl.Sweeps;

/// <summary>Makes a sweep (docs/wire/sdk-surface.md §10.2).</summary>
internal static class UpsertSweep
{
    private const string Document = """
        mutation UpsertSweep($id: ID, $config: String, $description: String, $entityName: String, $projectName: String,
          $controller: JSONString, $launchScheduler: JSONString, $templateVariableValues: JSONString, $scheduler: JSONString, $state: String,
          $priorRunsFilters: JSONString, $displayName: String) {
          upsertSweep(input: {id: $id, config: $config, description: $description, entityName: $entityName, projectName: $projectName,
            controller: $controller, launchScheduler: $launchScheduler, templateVariableValues: $templateVariableValues,
            scheduler: $scheduler, state: $state, priorRunsFilters: $priorRunsFilters, displayName: $displayName}) {
            sweep { name project { id name entity { id name } } }
            configValidationWarnings
          }
        }
        """;

    // An older server knows neither of the two (§10.2).
    private static readonly string OldDocument = Document
        .Replace(" $launchScheduler: JSONString, $templateVariableValues: JSONString,", "", StringComparison.Ordinal)
        .Replace("launchScheduler: $launchScheduler, templateVariableValues: $templateVariableValues,", "", StringComparison.Ordinal);

    /// <summary>The operation.</summary>
    public static GraphQlOperation<UpsertSweepVariables, UpsertSweepData> Operation { get; } =
        new("UpsertSweep", Document, SweepJson.Default.UpsertSweepVariables, SweepJson.Default.UpsertSweepData);

    /// <summary>The operation for a server that refuses the other one.</summary>
    public static GraphQlOperation<UpsertSweepVariables, UpsertSweepData> OldOperation { get; } =
        new("UpsertSweep", OldDocument, SweepJson.Default.UpsertSweepVariables, SweepJson.Default.UpsertSweepData);

    /// <summary>The sweep that was made; <see langword="null"/> if the answer does not say.</summary>
    public static CreatedSweep? Created(UpsertSweepData data) =>
        data.UpsertSweep?.Sweep is { Name: { Length: > 0 } id } sweep
            ? new CreatedSweep(id, sweep.Project?.Entity?.Name, sweep.Project?.Name, data.UpsertSweep.ConfigValidationWarnings ?? [])
            : null;
}

/// <summary>A sweep that was made.</summary>
/// <param name="SweepId">Its id.</param>
/// <param name="Entity">User or team, if the server says.</param>
/// <param name="Project">The project, if the server says.</param>
/// <param name="Warnings">What the server finds wrong with the config.</param>
internal sealed record CreatedSweep(string SweepId, string? Entity, string? Project, IReadOnlyList<string> Warnings);

/// <summary>The variables of <see cref="UpsertSweep"/>: what has no value is null, but the state, which is left out.</summary>
internal sealed record UpsertSweepVariables
{
    public string? Id { get; init; }

    public required string Config { get; init; }

    public string? Description { get; init; }

    public string? EntityName { get; init; }

    public string? ProjectName { get; init; }

    public string? Controller { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? LaunchScheduler { get; init; }

    /// <summary>The official client sends the text of no values.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TemplateVariableValues { get; init; } = "null";

    public string? Scheduler { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? State { get; init; }

    public string? PriorRunsFilters { get; init; }

    public string? DisplayName { get; init; }
}

/// <summary>The data of <see cref="UpsertSweep"/> and <see cref="UpsertSweepState"/>.</summary>
internal sealed record UpsertSweepData(UpsertSweepPayload? UpsertSweep);

/// <summary>The answer of the mutation.</summary>
internal sealed record UpsertSweepPayload(CreatedSweepNode? Sweep, IReadOnlyList<string>? ConfigValidationWarnings);

/// <summary>The sweep.</summary>
internal sealed record CreatedSweepNode(string? Name, ProjectNode? Project);
