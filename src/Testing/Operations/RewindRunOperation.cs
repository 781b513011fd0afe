using System.Text.Json.Nodes;
using Instrument.Testing.GraphQL.Execution;
using Instrument.Testing.Json;
using Instrument.Testing.State;

namespace Instrument.Testing.Operations;

/// <summary>Cuts a run back to a step, to go on from there (docs/wire/online.md §2.7). System metrics and console start anew (§3.4).</summary>
internal sealed class RewindRunOperation() : Operation(
    "mutation RewindRun($runName: String!, $entity: String, $project: String, $metricName: String!, $metricValue: Float!)", "rewindRun")
{
    public override object Resolve(JsonObject arguments, ServerState state)
    {
        JsonObject input = Input(arguments);
        if (input.Text("metricName") is var metric and not "_step")
            throw RefusalException.Violates(ViolationKind.Document, $"a run can be rewound to a _step, not to a {metric}");
        RunKey key = state.Key(input.Text("entityName"), input.Text("projectName"), input.Text("runName")!);
        EntityRules.CheckWrite(key.Entity, state.Options);
        if (state.Find(key) is not { } run)
            throw new RefusalException(404, $"run {key} not found");
        double last = input["metricValue"]!.GetValue<double>();
        run.History.Cut(Enumerable.Range(0, run.History.Count).TakeWhile(number => new RunLine(number, run.History[number]).Step <= last).Count());
        run.Events.Cut(0);
        run.Console.Cut(0);
        run.Reopen();
        run.RewindCount++;
        return new GraphQLObject { ["rewoundRun"] = RunObject.Of(run, state) };
    }
}
