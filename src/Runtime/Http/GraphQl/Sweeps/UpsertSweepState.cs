namespace Instrument.Http.GraphQl.Sweeps;

/// <summary>Sets the state of a sweep (docs/wire/sdk-surface.md §10.2).</summary>
internal static class UpsertSweepState
{
    private const string Document = """
        mutation UpsertSweep($id: ID, $state: String, $entityName: String, $projectName: String) {
          upsertSweep(input: {id: $id, state: $state, entityName: $entityName, projectName: $projectName}) { sweep { name } }
        }
        """;

    /// <summary>The operation.</summary>
    public static GraphQlOperation<UpsertSweepStateVariables, UpsertSweepData> Operation { get; } =
        new("UpsertSweep", Document, SweepJson.Default.UpsertSweepStateVariables, SweepJson.Default.UpsertSweepData);
}

/// <summary>The variables of <see cref="UpsertSweepState"/>.</summary>
/// <param name="Id">The server's own id of the sweep.</param>
/// <param name="State">The state, in capitals.</param>
/// <param name="EntityName">User or team.</param>
/// <param name="ProjectName">The project.</param>
internal sealed record UpsertSweepStateVariables(string Id, string State, string? EntityName, string ProjectName);
