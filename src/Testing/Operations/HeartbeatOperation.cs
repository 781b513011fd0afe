using System.Text.Json.Nodes;
using Instrument.Testing.GraphQL.Execution;
using Instrument.Testing.Json;
using Instrument.Testing.State;

namespace Instrument.Testing.Operations;

/// <summary>
/// Gives an agent its commands (docs/wire/sdk-surface.md §10.3): stops what is to be stopped, gives out a trial to an agent that runs none,
/// and ends the agent when there are no more trials.
/// </summary>
internal sealed class HeartbeatOperation() : Operation("mutation Heartbeat($id: ID!, $metrics: JSONString, $runState: JSONString)", "agentHeartbeat")
{
    public override object Resolve(JsonObject arguments, ServerState state)
    {
        JsonObject input = Input(arguments);
        SweepData sweep = state.Sweeps.OfAgent(input.Text("id")!) ?? throw new RefusalException(404, "agent not found");
        sweep.HeartbeatCount++;
        string[] running = Running(input.Text("runState"), sweep);
        JsonArray commands = [.. Stops(running, sweep, state)];
        if (commands.Count == 0 && sweep.State == "CANCELED")
            commands.Add((JsonNode)new JsonObject { ["type"] = "exit" });
        if (running.Length == 0 && sweep.State == "RUNNING")
            GiveOut(sweep, state, commands);
        if (running.Length == 0 && sweep.State == "FINISHED")
            commands.Add((JsonNode)new JsonObject { ["type"] = "exit" });
        return new GraphQLObject { ["agent"] = new GraphQLObject { ["id"] = input.Text("id") }, ["commands"] = commands.ToJsonString() };
    }

    private static string[] Running(string? runState, SweepData sweep)
    {
        if (runState is null || !ExtendedJson.TryParseObject(runState, out JsonObject? runs))
            throw RefusalException.Violates(ViolationKind.Sweep, "the heartbeat's runState is no JSON object");
        foreach ((string runId, JsonNode? value) in runs)
        {
            if (!JsonMembers.IsTrue(value) || !sweep.Trials.Exists(trial => trial.Id == runId))
                throw RefusalException.Violates(ViolationKind.Sweep, $"the heartbeat's runState has {runId}, which is no trial that runs");
        }
        return [.. runs.Select(run => run.Key)];
    }

    private static IEnumerable<JsonNode> Stops(string[] running, SweepData sweep, ServerState state)
    {
        foreach (RunKey trial in sweep.Trials.Where(trial => running.Contains(trial.Id)))
        {
            if (sweep.Stopped.Contains(trial.Id) || sweep.StopRule?.Invoke(new RunState(state.Get(trial), state.Gate)) == true)
                yield return new JsonObject { ["type"] = "stop", ["run_id"] = trial.Id };
        }
    }

    // The server makes the run ahead of its client (docs/wire/online.md §2.6).
    private static void GiveOut(SweepData sweep, ServerState state, JsonArray commands)
    {
        JsonObject? values = sweep.Trials.Count >= sweep.RunCap ? null : sweep.Search.Pick(sweep.Trials.Count);
        if (values is null)
        {
            sweep.State = "FINISHED";
            return;
        }
        JsonObject args = [];
        foreach ((string key, JsonNode? value) in values)
            args[key] = new JsonObject { ["value"] = value?.DeepClone() };
        RunKey trial = new(sweep.Entity, sweep.Project, $"{sweep.Id}-{sweep.Trials.Count + 1}");
        RunData run = state.Create(trial);
        run.Sweep = sweep.Id;
        run.Config = args.ToJsonString();
        sweep.Trials.Add(trial);
        commands.Add((JsonNode)new JsonObject
        {
            ["type"] = "run",
            ["run_id"] = trial.Id,
            ["args"] = args,
            ["program"] = sweep.Tree["program"]?.DeepClone(),
        });
    }
}
