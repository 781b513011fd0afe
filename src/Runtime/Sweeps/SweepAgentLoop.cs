using System.Text.Json;
using Instrument.Http;
using Microsoft.Extensions.Logging;

namespace Instrument.Sweeps;

/// <summary>
/// An agent of a sweep (docs/wire/sdk-surface.md §10.5): asks the server for commands, runs one trial at a time, and ends when the sweep
/// does, enough trials have run, or too many have failed. One task owns all of it.
/// </summary>
internal sealed class SweepAgentLoop(
    SweepApi api, SweepPath path, string host, ISweepTrials trials, SweepAgentOptions options, AgentFailurePolicy failures, TimeProvider time, ILogger logger) : IAsyncDisposable
{
    private readonly List<SweepTrial> _trials = [];
    private readonly Queue<SweepCommand> _waiting = new();
    private RunningTrial? _running;
    private SweepAgentEnd? _end;

    /// <summary>Runs the agent to its end. Whenever it comes back, no trial is running any more.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled; the trial that ran was asked to stop and has ended.</exception>
    /// <exception cref="WandbException">The agent cannot be registered, or no trial can succeed.</exception>
    public async Task<SweepReport> RunAsync(CancellationToken cancellation)
    {
        ApiResult<string> agent = await api.CreateAgentAsync(path, host, cancellation).ConfigureAwait(false);
        if (!agent.IsSuccess)
            throw new WandbException($"The agent of the sweep '{path}' cannot be registered: {agent.Failure.Message}");
        try
        {
            while (await StepAsync(agent.Value, cancellation).ConfigureAwait(false))
                await WaitAsync(cancellation).ConfigureAwait(false);
            return new SweepReport(_trials, _end ?? SweepAgentEnd.SweepEnded);
        }
        finally
        {
            await DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>One look at trial and server.</summary>
    /// <returns>Whether the agent goes on.</returns>
    private async Task<bool> StepAsync(string agentId, CancellationToken cancellation)
    {
        if (_running is { Task.IsCompleted: true })
            await EndTrialAsync().ConfigureAwait(false);
        if (_end is null)
            await AskAsync(agentId, cancellation).ConfigureAwait(false);
        if (_end is null && _running is null && _waiting.TryDequeue(out SweepCommand? next))
        {
            LogMessages.TrialStarted(logger, next.RunId);
            _running = new RunningTrial(next, trials);
        }
        return _end is null || _running is not null;
    }

    private async Task EndTrialAsync()
    {
        using RunningTrial running = _running!;
        _running = null;
        SweepTrial trial = await running.Task.ConfigureAwait(false);
        _trials.Add(trial);
        LogMessages.TrialEnded(logger, trial.RunId, trial.Outcome);
        if (failures.Add(trial.Outcome) is { } reason)
        {
            LogMessages.AgentGaveUp(logger, reason);
            _end ??= SweepAgentEnd.Failures;
        }
        else if (_trials.Count >= options.Count)
        {
            _end ??= SweepAgentEnd.CountReached;
        }
    }

    private async Task AskAsync(string agentId, CancellationToken cancellation)
    {
        ApiResult<string> answer = await api.HeartbeatAsync(agentId, RunState(), cancellation).ConfigureAwait(false);
        if (answer.IsSuccess)
        {
            foreach (SweepCommand command in SweepCommand.Read(answer.Value, text => LogMessages.CommandUnknown(logger, text)))
                await ObeyAsync(command).ConfigureAwait(false);
        }
        else if (answer.Failure.Kind == ApiFailureKind.NotFound)
        {
            // The trial that runs may come to its end.
            LogMessages.SweepGone(logger, path.ToString());
            _end = SweepAgentEnd.SweepGone;
        }
        else
        {
            LogMessages.HeartbeatFailed(logger, answer.Failure.Message);
        }
    }

    private async Task ObeyAsync(SweepCommand command)
    {
        switch (command.Kind)
        {
            case SweepCommandKind.Run or SweepCommandKind.Resume:
                // The server counts a run that has not started yet as one of this agent, but may repeat itself after a lost answer.
                if (command.RunId != _running?.RunId && _waiting.All(other => other.RunId != command.RunId))
                    _waiting.Enqueue(command);
                break;
            case SweepCommandKind.Stop when command.RunId == _running?.RunId:
                LogMessages.TrialStopped(logger, command.RunId);
                await _running.StopAsync().ConfigureAwait(false);
                break;
            case SweepCommandKind.Stop:
                SweepCommand[] others = [.. _waiting.Where(other => other.RunId != command.RunId)];
                _waiting.Clear();
                Array.ForEach(others, _waiting.Enqueue);
                break;
            case SweepCommandKind.Exit:
                _end ??= SweepAgentEnd.SweepEnded;
                if (_running is not null)
                    await _running.StopAsync().ConfigureAwait(false);
                break;
        }
    }

    private string RunState()
    {
        using MemoryStream state = new();
        using (Utf8JsonWriter json = new(state))
        {
            json.WriteStartObject();
            foreach (string runId in _waiting.Select(command => command.RunId).Concat(_running is null ? [] : [_running.RunId]))
                json.WriteBoolean(runId, true);
            json.WriteEndObject();
        }
        return System.Text.Encoding.UTF8.GetString(state.ToArray());
    }

    // Until the next look is due, or the trial has ended, after which there is something to ask at once.
    private async Task WaitAsync(CancellationToken cancellation)
    {
        using CancellationTokenSource early = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task due = Task.Delay(_end is null ? options.Interval : Timeout.InfiniteTimeSpan, time, early.Token);
        await Task.WhenAny(due, _running?.Task ?? due).ConfigureAwait(false);
        await early.CancelAsync().ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>Stops the trial that runs, if any, and waits for it. <see cref="RunAsync"/> does it too.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_running is null)
            return;
        using RunningTrial running = _running;
        _running = null;
        await running.StopAsync().ConfigureAwait(false);
        SweepTrial trial = await running.Task.ConfigureAwait(false);
        LogMessages.TrialEnded(logger, trial.RunId, SweepTrialOutcome.Canceled);
    }
}
