namespace Instrument.Http.GraphQl.Sweeps;

/// <summary>Registers an agent of a sweep (docs/wire/sdk-surface.md §10.2).</summary>
internal static class CreateAgent
{
    private const string Document = """
        mutation CreateAgent($host: String!, $projectName: String, $entityName: String, $sweep: String!) {
          createAgent(input: {host: $host, projectName: $projectName, entityName: $entityName, sweep: $sweep}) { agent { id } }
        }
        """;

    /// <summary>The operation.</summary>
    public static GraphQlOperation<CreateAgentVariables, CreateAgentData> Operation { get; } =
        new("CreateAgent", Document, SweepJson.Default.CreateAgentVariables, SweepJson.Default.CreateAgentData);
}

/// <summary>The variables of <see cref="CreateAgent"/>.</summary>
internal sealed record CreateAgentVariables(string Host, string ProjectName, string? EntityName, string Sweep);

/// <summary>The data of <see cref="CreateAgent"/>.</summary>
internal sealed record CreateAgentData(AgentPayload? CreateAgent);

/// <summary>The answer of a mutation that is about an agent.</summary>
internal sealed record AgentPayload(NamedNode? Agent, string? Commands);
