using System.Text.Json.Nodes;
using Instrument.Testing.State;

namespace Instrument.Testing;

/// <summary>
/// A sweep as the server knows it. Grid search lists all combinations, random search draws by <see cref="FakeWandbOptions.SweepSeed"/>, and
/// Bayesian search, which only real servers have, draws at random too. Trials are stopped early where a test asks for it. All members can be
/// used while requests come in.
/// </summary>
public sealed class SweepState
{
    private readonly SweepData _data;
    private readonly ServerState _state;

    internal SweepState(SweepData data, ServerState state)
    {
        _data = data;
        _state = state;
    }

    /// <summary>The sweep's ID, as in its address.</summary>
    public string Id => _data.Id;

    /// <summary>The user or team that owns the project.</summary>
    public string Entity => _data.Entity;

    /// <summary>The project.</summary>
    public string Project => _data.Project;

    /// <summary>The config as the client sent it: YAML.</summary>
    public string ConfigText => _data.Config;

    /// <summary>The config as a tree. A new one each time.</summary>
    public JsonObject Config => Read(sweep => sweep.Tree.DeepClone().AsObject());

    /// <summary><c>PENDING</c>, <c>RUNNING</c>, <c>PAUSED</c>, <c>FINISHED</c> or <c>CANCELED</c>.</summary>
    public string State => Read(sweep => sweep.State);

    /// <summary>The runs that agents were given, in their order.</summary>
    public IReadOnlyList<RunState> Trials => Read(sweep => sweep.Trials.Select(trial => new RunState(_state.Get(trial), _state.Gate)).ToArray());

    /// <summary>How many agents were registered.</summary>
    public int AgentCount => Read(sweep => sweep.Agents.Count);

    /// <summary>How often agents have asked for commands.</summary>
    public int HeartbeatCount => Read(sweep => sweep.HeartbeatCount);

    /// <summary>Stops a trial early: as long as it runs, each answer to its agent says so.</summary>
    /// <param name="runId">The trial's run.</param>
    public void StopTrial(string runId) => Write(sweep => sweep.Stopped.Add(runId));

    /// <summary>Stops trials early by what they have logged so far, as W&amp;B's early stopping does.</summary>
    /// <param name="rule">Whether a trial that runs is to be stopped; asked at each request of its agent.</param>
    public void StopTrialsWhere(Func<RunState, bool> rule) => Write(sweep => sweep.StopRule = rule);

    /// <summary>Gives out no trials until <see cref="Resume"/>.</summary>
    public void Pause() => Write(sweep => sweep.State = "PAUSED");

    /// <summary>Gives out trials again.</summary>
    public void Resume() => Write(sweep => sweep.State = "RUNNING");

    /// <summary>Gives out no more trials; those that run may end.</summary>
    public void Stop() => Write(sweep => sweep.State = "FINISHED");

    /// <summary>Gives out no more trials, and stops those that run.</summary>
    public void Cancel() => Write(sweep => sweep.State = "CANCELED");

    /// <summary>Deletes the sweep: its agents are not known any more.</summary>
    public void Delete() => Write(_state.Sweeps.Remove);

    /// <summary>The sweep in one line, as test frameworks print it.</summary>
    /// <returns>Entity, project, ID and state.</returns>
    public override string ToString() => $"{Entity}/{Project}/{Id} ({State})";

    private T Read<T>(Func<SweepData, T> read)
    {
        lock (_state.Gate)
            return read(_data);
    }

    private void Write(Action<SweepData> write)
    {
        lock (_state.Gate)
            write(_data);
    }
}
