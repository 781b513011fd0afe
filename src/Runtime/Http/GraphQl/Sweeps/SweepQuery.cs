namespace Instrument.Http.GraphQl.Sweeps;

/// <summary>Reads a sweep back (docs/wire/sdk-surface.md §10.2).</summary>
internal static class SweepQuery
{
    private const string Document = """
        query Sweep($entity: String, $project: String, $sweep: String!) {
          project(name: $project, entityName: $entity) {
            name
            entity { name }
            sweep(sweepName: $sweep) { id name method state config }
          }
        }
        """;

    /// <summary>The operation.</summary>
    public static GraphQlOperation<SweepVariables, SweepData> Operation { get; } =
        new("Sweep", Document, SweepJson.Default.SweepVariables, SweepJson.Default.SweepData);

    /// <summary>The sweep; <see langword="null"/> if there is none.</summary>
    public static StoredSweep? Stored(SweepData data) =>
        data.Project is { Sweep: { Id.Length: > 0, Name.Length: > 0 } sweep } project
            ? new StoredSweep(sweep.Id, sweep.Name, project.Entity?.Name, project.Name, sweep.State ?? "", sweep.Config ?? "")
            : null;
}

/// <summary>A sweep as the server has it.</summary>
/// <param name="StorageId">The server's own id.</param>
/// <param name="SweepId">The id in its address.</param>
/// <param name="Entity">User or team, if the server says.</param>
/// <param name="Project">The project, if the server says.</param>
/// <param name="State">Its state, in capitals.</param>
/// <param name="Config">The YAML of its config.</param>
internal sealed record StoredSweep(string StorageId, string SweepId, string? Entity, string? Project, string State, string Config);

/// <summary>The variables of <see cref="SweepQuery"/> and <see cref="GetSweepState"/>.</summary>
internal sealed record SweepVariables(string? Entity, string Project, string Sweep);

/// <summary>The data of <see cref="SweepQuery"/> and <see cref="GetSweepState"/>.</summary>
internal sealed record SweepData(SweepProjectNode? Project);

/// <summary>The sweep's project.</summary>
internal sealed record SweepProjectNode(string? Name, NamedNode? Entity, SweepNode? Sweep);

/// <summary>The sweep.</summary>
internal sealed record SweepNode(string? Id, string? Name, string? Method, string? State, string? Config);
