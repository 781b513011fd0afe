namespace Instrument.Testing.State;

/// <summary>The sweeps of a server and their agents.</summary>
internal sealed class SweepList
{
    private readonly List<SweepData> _sweeps = [];

    public IReadOnlyList<SweepData> All => _sweeps;

    public bool HasProject(string entity, string project) => _sweeps.Exists(sweep => sweep.Entity == entity && sweep.Project == project);

    public SweepData? Find(string entity, string project, string id) =>
        _sweeps.Find(sweep => sweep.Entity == entity && sweep.Project == project && sweep.Id == id);

    public SweepData? FindByStorageId(string storageId) => _sweeps.Find(sweep => sweep.StorageId == storageId);

    /// <summary>The sweep of an agent; null if it was deleted.</summary>
    public SweepData? OfAgent(string agentId) => _sweeps.Find(sweep => sweep.Agents.Contains(agentId));

    public void Add(SweepData sweep) => _sweeps.Add(sweep);

    public void Remove(SweepData sweep) => _sweeps.Remove(sweep);
}
