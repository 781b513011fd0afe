namespace Instrument.Http.GraphQl.Sweeps;

/// <summary>Tells that an agent lives and what it runs, and asks for commands (docs/wire/sdk-surface.md §10.2).</summary>
internal static class Heartbeat
{
    private const string Document = """
        mutation Heartbeat($id: ID!, $metrics: JSONString, $runState: JSONString) {
          agentHeartbeat(input: {id: $id, metrics: $metrics, runState: $runState}) { agent { id } commands }
        }
        """;

    /// <summary>The operation.</summary>
    public static GraphQlOperation<HeartbeatVariables, HeartbeatData> Operation { get; } =
        new("Heartbeat", Document, SweepJson.Default.HeartbeatVariables, SweepJson.Default.HeartbeatData);
}

/// <summary>The variables of <see cref="Heartbeat"/>.</summary>
internal sealed record HeartbeatVariables(string Id, string Metrics, string RunState);

/// <summary>The data of <see cref="Heartbeat"/>.</summary>
internal sealed record HeartbeatData(AgentPayload? AgentHeartbeat);
