using System.Text.Json.Nodes;
using Instrument.Testing.Json;
using Instrument.Testing.State;

namespace Instrument.Testing;

/// <summary>
/// A run as the server knows it. Each property gives the state of the moment, a copy that later requests do not change; refused requests
/// leave nothing here. All members can be used while requests come in.
/// </summary>
public sealed partial class RunState
{
    private readonly RunData _data;
    private readonly Lock _gate;

    internal RunState(RunData data, Lock gate)
    {
        _data = data;
        _gate = gate;
    }

    /// <summary>The user or team that owns the project.</summary>
    public string Entity => _data.Key.Entity;

    /// <summary>The project.</summary>
    public string Project => _data.Key.Project;

    /// <summary>The run's ID, as in its address.</summary>
    public string Id => _data.Key.Id;

    /// <summary>The name that people see. The server makes one up if the client gives none.</summary>
    public string DisplayName => Read(run => run.DisplayName);

    /// <summary>Free text about the run.</summary>
    public string? Notes => Read(run => run.Notes);

    /// <summary>Its tags.</summary>
    public IReadOnlyList<string> Tags => Read(run => run.Tags);

    /// <summary>The group it belongs to.</summary>
    public string? Group => Read(run => run.Group);

    /// <summary>The kind of run inside its group.</summary>
    public string? JobType => Read(run => run.JobType);

    /// <summary>The git commit.</summary>
    public string? Commit => Read(run => run.Commit);

    /// <summary>The address of the git repository.</summary>
    public string? Repository => Read(run => run.Repository);

    /// <summary>The name of the machine.</summary>
    public string? Host => Read(run => run.Host);

    /// <summary>The path of the program.</summary>
    public string? Program => Read(run => run.Program);

    /// <summary>The sweep that the client named.</summary>
    public string? Sweep => Read(run => run.Sweep);

    /// <summary>The config without wrapping and without the client's own data: a value for each key. A new tree each time.</summary>
    public JsonObject Config
    {
        get
        {
            JsonObject config = [];
            foreach ((string key, JsonNode? entry) in ParseConfig().Where(entry => entry.Key != "_wandb"))
                config[key] = entry?["value"]?.DeepClone();
            return config;
        }
    }

    /// <summary>What the client adds to the config under <c>_wandb</c>: versions, telemetry, metric definitions. A new tree each time.</summary>
    public JsonObject ClientConfig => ParseConfig()["_wandb"]?["value"]?.DeepClone() as JsonObject ?? [];

    /// <summary>The config as it was sent last; <see langword="null"/> if it never was.</summary>
    public string? ConfigText => Read(run => run.Config);

    /// <summary>Where the run was forked from or rewound to; <see langword="null"/> for others.</summary>
    public BranchPoint? BranchPoint => ClientConfig["branch_point"] is JsonObject point
        && point["run_id"]?.GetValue<string>() is { } runId && ExtendedJson.Number(point["step"]) is { } step
            ? new BranchPoint(runId, step)
            : null;

    /// <summary><c>running</c>, <c>finished</c>, <c>failed</c>, or what the client has set itself.</summary>
    public string State => Read(run => run.State);

    /// <summary>Whether the client has said that the run is over.</summary>
    public bool IsComplete => Read(run => run.IsComplete);

    /// <summary>The exit code of a run that is over; 0 means finished, everything else failed.</summary>
    public int? ExitCode => Read(run => run.ExitCode);

    /// <summary>How often a client has said that the run is over, repetitions not counted. Of several writers of a run one should.</summary>
    public int CompletionCount => Read(run => run.CompletionCount);

    /// <summary>How often the client has announced preemption.</summary>
    public int PreemptingCount => Read(run => run.PreemptingCount);

    /// <summary>How often metadata or config were sent.</summary>
    public int UpsertCount => Read(run => run.UpsertCount);

    /// <summary>How many file_stream requests were accepted, heartbeats and repetitions included.</summary>
    public int FileStreamCount => Read(run => run.FileStreamCount);

    /// <summary>How many of them said nothing but that the run lives.</summary>
    public int HeartbeatCount => Read(run => run.HeartbeatCount);

    /// <summary>How often the run was rewound.</summary>
    public int RewindCount => Read(run => run.RewindCount);

    /// <summary>The alerts of the run.</summary>
    public IReadOnlyList<RunAlert> Alerts => Read(run => run.Alerts.ToArray());

    /// <summary>Whether somebody has asked the run to stop.</summary>
    public bool IsStopRequested => Read(run => run.StopRequested);

    /// <summary>Asks the run to stop, as the stop button does: all later answers of file_stream say so.</summary>
    public void RequestStop() => Write(run => run.StopRequested = true);

    /// <summary>Takes the request to stop back; clients are expected to have remembered it.</summary>
    public void WithdrawStop() => Write(run => run.StopRequested = false);

    /// <summary>The run in one line, as test frameworks print it.</summary>
    /// <returns>Entity, project, ID and state.</returns>
    public override string ToString() => $"{_data.Key} ({State})";

    private JsonObject ParseConfig() => ConfigText is { } text && ExtendedJson.TryParseObject(text, out JsonObject? config) ? config : [];

    private T Read<T>(Func<RunData, T> read)
    {
        lock (_gate)
            return read(_data);
    }

    private void Write(Action<RunData> write)
    {
        lock (_gate)
            write(_data);
    }
}
