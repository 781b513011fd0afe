using Instrument.Generated;
using Instrument.Http;
using Instrument.Http.GraphQl.Sweeps;
using Instrument.Settings;
using Instrument.Sweeps;

namespace Instrument;

/// <summary>
/// A sweep: a series of runs whose configs the server picks from a search space. Made by
/// <see cref="Wandb.CreateSweepAsync{TConfig}(SweepOptions, CancellationToken)"/>, or opened by <see cref="Wandb.OpenSweep"/>.
/// </summary>
/// <remarks>Several agents, here and on other machines, can work on one sweep at the same time.</remarks>
public sealed class Sweep : IDisposable
{
    private readonly WandbApi _api;
    private readonly ServerAddress _address;
    private readonly SweepPath _path;
    private readonly RunOptions _options;

    internal Sweep(WandbApi api, ServerAddress address, SweepPath path, IReadOnlyList<string> warnings, RunOptions options)
    {
        _api = api;
        _address = address;
        _path = path;
        _options = options;
        Warnings = warnings;
    }

    /// <summary>The sweep's id, unique in its project.</summary>
    public string Id => _path.SweepId;

    /// <summary>The project.</summary>
    public string Project => _path.Project;

    /// <summary>User or team; <see langword="null"/> for that of the account.</summary>
    public string? Entity => _path.Entity;

    /// <summary>The sweep's page in W&amp;B; <see langword="null"/> where the entity is not known.</summary>
    public Uri? Url => Entity is null ? null : new Uri(_address.SweepLink(Entity, Project, Id));

    /// <summary>What the server found wrong with the config when the sweep was made; it exists all the same.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>
    /// Runs trials of the sweep as a function, one after the other, until the sweep gives out no more: each with a run of its own, and with
    /// the config that has the sweep's values.
    /// </summary>
    /// <remarks>
    /// An exception of a trial makes its run a failed one, and the agent goes on with the next, unless
    /// <see cref="SweepAgentOptions.EarlyFailures"/> or <see cref="SweepAgentOptions.InitialFailures"/> is reached. The run's keys that
    /// the sweep has set stay as they are.
    /// </remarks>
    /// <typeparam name="TConfig">A partial type with <see cref="WandbConfigAttribute"/>.</typeparam>
    /// <param name="defaults">The config that has the values of all members that the sweep does not set.</param>
    /// <param name="trial">
    /// One trial: trains with the config, logs the sweep's metric to the run, and ends soon after its token is cancelled, which the sweep does
    /// to a trial that it stops early. The agent ends the run.
    /// </param>
    /// <param name="options">When the agent ends. Default: with the sweep, or after too many failures.</param>
    /// <param name="cancellationToken">Ends the agent: the trial that runs is asked to stop, and waited for.</param>
    /// <returns>What the agent did.</returns>
    /// <exception cref="ArgumentException">An option breaks a rule.</exception>
    /// <exception cref="InvalidOperationException">Another run is active, and <see cref="RunOptions.Reinit"/> does not allow that.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    /// <exception cref="WandbException">The server refuses the agent, or a value of the sweep does not fit a member of the config.</exception>
    public async Task<SweepReport> RunAgentAsync<TConfig>(
        TConfig defaults, Func<TConfig, Run, CancellationToken, Task> trial, SweepAgentOptions? options = null,
        CancellationToken cancellationToken = default) where TConfig : IWandbConfig<TConfig>
    {
        ArgumentNullException.ThrowIfNull(defaults);
        ArgumentNullException.ThrowIfNull(trial);
        options ??= new SweepAgentOptions();
        SweepAgentLoop agent = CreateAgent(new FunctionTrials<TConfig>(_path, defaults, _options, trial), options);
        await using (agent.ConfigureAwait(false))
            return await agent.RunAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Asks the server whether the sweep still gives out trials.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="WandbException">There is no such sweep, or the server cannot be reached.</exception>
    public async Task<SweepStatus> GetStatusAsync(CancellationToken cancellationToken = default)
    {
        ApiResult<string> state = await _api.Sweeps.StateAsync(_path, cancellationToken).ConfigureAwait(false);
        return state.IsSuccess ? SweepStates.Parse(state.Value) : throw new WandbException(state.Failure.Message);
    }

    /// <summary>Lets the sweep give out no trials until it is resumed.</summary>
    /// <inheritdoc cref="CancelAsync"/>
    public Task PauseAsync(CancellationToken cancellationToken = default) => SetAsync(SweepStatus.Paused, cancellationToken);

    /// <summary>Lets a paused sweep give out trials again.</summary>
    /// <inheritdoc cref="CancelAsync"/>
    public Task ResumeAsync(CancellationToken cancellationToken = default) => SetAsync(SweepStatus.Running, cancellationToken);

    /// <summary>Ends the sweep: no further trials, and those that run come to their end.</summary>
    /// <inheritdoc cref="CancelAsync"/>
    public Task StopAsync(CancellationToken cancellationToken = default) => SetAsync(SweepStatus.Finished, cancellationToken);

    /// <summary>Ends the sweep and stops the trials that run.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task that ends when the server has done it.</returns>
    /// <exception cref="InvalidOperationException">The sweep is in a state in which that cannot be done.</exception>
    /// <exception cref="WandbException">There is no such sweep, or the server cannot be reached.</exception>
    public Task CancelAsync(CancellationToken cancellationToken = default) => SetAsync(SweepStatus.Canceled, cancellationToken);

    /// <summary>Closes the connections to the server. The sweep goes on.</summary>
    public void Dispose() => _api.Dispose();

    private SweepAgentLoop CreateAgent(ISweepTrials trials, SweepAgentOptions options)
    {
        if (options.Count is <= 0)
            throw new ArgumentException($"SweepAgentOptions.Count is {options.Count}; an agent runs at least one trial.");
        if (options.Interval <= TimeSpan.Zero || options.Interval > TimeSpan.FromDays(1))
            throw new ArgumentException($"SweepAgentOptions.Interval is {options.Interval}; ask the server more seldom than always, and at least once a day.");
        AgentFailurePolicy failures = AgentFailurePolicy.Of(options, _options.EnvironmentVariable, _options.TimeProvider);
        string host = _options.EnvironmentVariable("WANDB_HOST") ?? Environment.MachineName;
        return new SweepAgentLoop(_api.Sweeps, _path, host, trials, options, failures, _options.TimeProvider, _options.Logger);
    }

    private async Task SetAsync(SweepStatus status, CancellationToken cancellation)
    {
        ApiResult<StoredSweep> sweep = await _api.Sweeps.FindAsync(_path, cancellation).ConfigureAwait(false);
        if (!sweep.IsSuccess)
            throw new WandbException(sweep.Failure.Message);
        SweepStatus present = SweepStates.Parse(sweep.Value.State);
        if (!SweepStates.CanBecome(present, status))
            throw new InvalidOperationException($"The sweep '{_path}' is {SweepStates.Text(present)}, so it cannot become {SweepStates.Text(status)}.");
        ApiResult<bool> set = await _api.Sweeps.SetStateAsync(sweep.Value, _path, SweepStates.Text(status), cancellation).ConfigureAwait(false);
        if (!set.IsSuccess)
            throw new WandbException(set.Failure.Message);
    }
}
