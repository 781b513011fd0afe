using System.Text;
using System.Text.Json.Nodes;
using Instrument.Testing.Sweeps;

namespace Instrument.Testing.State;

/// <summary>Everything the server knows of a sweep. Only to be touched under the gate of <see cref="ServerState"/>.</summary>
internal sealed class SweepData(string entity, string project, string id, string config, JsonObject tree, ITrialSearch search)
{
    public string Entity { get; } = entity;

    public string Project { get; } = project;

    public string Id { get; } = id;

    // Clients must take it for opaque.
    public string StorageId { get; } = Convert.ToBase64String(Encoding.UTF8.GetBytes($"Sweep:v1:{id}:{project}:{entity}"));

    /// <summary>The config as it was sent.</summary>
    public string Config { get; } = config;

    /// <summary>The config as a tree.</summary>
    public JsonObject Tree { get; } = tree;

    public ITrialSearch Search { get; } = search;

    /// <summary>The most trials; null for no limit.</summary>
    public int? RunCap { get; } = tree["run_cap"]?.GetValue<int>();

    public string? Description { get; set; }

    /// <summary>PENDING, RUNNING, PAUSED, FINISHED or CANCELED.</summary>
    public string State { get; set; } = "PENDING";

    /// <summary>The runs that were given out, in their order.</summary>
    public List<RunKey> Trials { get; } = [];

    /// <summary>The ids of the agents, in the order of their registration.</summary>
    public List<string> Agents { get; } = [];

    /// <summary>Runs that are to be stopped early.</summary>
    public HashSet<string> Stopped { get; } = new(StringComparer.Ordinal);

    /// <summary>Which runs are to be stopped early, by what they have logged.</summary>
    public Func<RunState, bool>? StopRule { get; set; }

    public int HeartbeatCount { get; set; }
}
