namespace Instrument.Http.GraphQl.Sweeps;

/// <summary>Asks for the state of a sweep (docs/wire/sdk-surface.md §10.2).</summary>
internal static class GetSweepState
{
    private const string Document = """
        query GetSweepState($entity: String, $project: String, $sweep: String!) {
          project(name: $project, entityName: $entity) { sweep(sweepName: $sweep) { state } }
        }
        """;

    /// <summary>The operation.</summary>
    public static GraphQlOperation<SweepVariables, SweepData> Operation { get; } =
        new("GetSweepState", Document, SweepJson.Default.SweepVariables, SweepJson.Default.SweepData);
}
