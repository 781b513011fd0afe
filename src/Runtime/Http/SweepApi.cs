using Instrument.Http.GraphQl;
using Instrument.Http.GraphQl.Sweeps;
using Instrument.Sweeps;

namespace Instrument.Http;

/// <summary>
/// The calls to a W&amp;B server that are about sweeps. A call is repeated as its kind of request allows; what then has failed is a result.
/// Safe for use by several threads.
/// </summary>
internal sealed class SweepApi(GraphQlClient graphQl)
{
    // An agent that gets no answer for so long asks anew (docs/wire/sdk-surface.md §10.2).
    private static readonly TimeSpan HeartbeatBudget = TimeSpan.FromSeconds(60);

    /// <summary>Makes a sweep. A server that does not know all of it is asked for less.</summary>
    public async Task<ApiResult<CreatedSweep>> CreateAsync(UpsertSweepVariables variables, CancellationToken cancellation)
    {
        ApiResult<CreatedSweep> created = await CallAsync(UpsertSweep.Operation, variables, UpsertSweep.Created, null, cancellation).ConfigureAwait(false);
        if (created.IsSuccess || created.Failure.Kind != ApiFailureKind.Rejected)
            return created;
        UpsertSweepVariables old = variables with { TemplateVariableValues = null };
        ApiResult<CreatedSweep> again = await CallAsync(UpsertSweep.OldOperation, old, UpsertSweep.Created, null, cancellation).ConfigureAwait(false);
        // What the server says of the whole request is what a person can act on.
        return again.IsSuccess ? again : created;
    }

    /// <summary>Reads a sweep.</summary>
    public Task<ApiResult<StoredSweep>> FindAsync(SweepPath path, CancellationToken cancellation) => FindAsync(
        SweepQuery.Operation, path, SweepQuery.Stored, cancellation);

    /// <summary>Asks for the state of a sweep, in capitals.</summary>
    public Task<ApiResult<string>> StateAsync(SweepPath path, CancellationToken cancellation) => FindAsync(
        GetSweepState.Operation, path, data => data.Project?.Sweep?.State, cancellation);

    /// <summary>Sets the state of a sweep.</summary>
    public async Task<ApiResult<bool>> SetStateAsync(StoredSweep sweep, SweepPath path, string state, CancellationToken cancellation)
    {
        UpsertSweepStateVariables variables = new(sweep.StorageId, state, sweep.Entity ?? path.Entity, sweep.Project ?? path.Project);
        return (await graphQl.RunAsync(UpsertSweepState.Operation, variables, budget: null, cancellation).ConfigureAwait(false))
            .Map(static data => data.UpsertSweep?.Sweep is not null);
    }

    /// <summary>Registers an agent.</summary>
    /// <returns>The agent's id.</returns>
    public Task<ApiResult<string>> CreateAgentAsync(SweepPath path, string host, CancellationToken cancellation) => CallAsync(
        CreateAgent.Operation, new CreateAgentVariables(host, path.Project, path.Entity, path.SweepId), data => data.CreateAgent?.Agent?.Id, null, cancellation);

    /// <summary>Tells that an agent lives and what it runs.</summary>
    /// <param name="agentId">The agent.</param>
    /// <param name="runState">The JSON object of running runs.</param>
    /// <param name="cancellation">Ends the call with an exception.</param>
    /// <returns>The JSON list of commands.</returns>
    public Task<ApiResult<string>> HeartbeatAsync(string agentId, string runState, CancellationToken cancellation) => CallAsync(
        Heartbeat.Operation, new HeartbeatVariables(agentId, "{}", runState),
        data => data.AgentHeartbeat is { } answer ? answer.Commands ?? "[]" : null, HeartbeatBudget, cancellation);

    private async Task<ApiResult<T>> FindAsync<T>(
        GraphQlOperation<SweepVariables, SweepData> operation, SweepPath path, Func<SweepData, T?> value, CancellationToken cancellation) where T : class
    {
        SweepVariables variables = new(path.Entity, path.Project, path.SweepId);
        ApiResult<SweepData> data = await graphQl.RunAsync(operation, variables, budget: null, cancellation).ConfigureAwait(false);
        return !data.IsSuccess ? data.Failure : value(data.Value) is { } found ? found : new ApiFailure(
            ApiFailureKind.NotFound, 200, $"The server has no sweep '{path}'. Check how it is spelled, and that the account may see it.", IsFinal: true);
    }

    private async Task<ApiResult<T>> CallAsync<TVariables, TData, T>(
        GraphQlOperation<TVariables, TData> operation, TVariables variables, Func<TData, T?> value, TimeSpan? budget, CancellationToken cancellation)
        where TData : class where T : class
    {
        ApiResult<TData> data = await graphQl.RunAsync(operation, variables, budget, cancellation).ConfigureAwait(false);
        return !data.IsSuccess ? data.Failure : value(data.Value) is { } found ? found : new ApiFailure(
            ApiFailureKind.BadAnswer, 200, $"The server's answer to {operation.Name} is not what was asked for.", IsFinal: true);
    }
}
