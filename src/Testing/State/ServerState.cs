using System.Security.Cryptography;

namespace Instrument.Testing.State;

/// <summary>What the server knows. All of it is read and changed under <see cref="Gate"/>.</summary>
internal sealed class ServerState(FakeWandbOptions options)
{
    private readonly Dictionary<RunKey, RunData> _runs = [];
    private readonly List<RunKey> _order = [];

    public Lock Gate { get; } = new();

    public FakeWandbOptions Options { get; } = options;

    /// <summary>The one key that is accepted.</summary>
    public string ApiKey { get; } = options.ApiKey ?? RandomNumberGenerator.GetHexString(40, lowercase: true);

    /// <summary>Where the addresses for uploads start; known once the server listens.</summary>
    public string StorageUrl { get; set; } = "";

    public List<Violation> Violations { get; } = [];

    public UploadTickets Uploads { get; } = new();

    public AccessTokens AccessTokens { get; } = new();

    /// <summary>The writer that the GraphQL request under the gate names; <see langword="null"/> for a run with one writer.</summary>
    public string? CallingWriter { get; set; }

    public ArtifactData Artifacts { get; } = new();

    public SweepList Sweeps { get; } = new();

    public RateLimitHeaders? RateLimit { get; set; }

    /// <summary>The server's own clock.</summary>
    public DateTimeOffset Now => Options.Time.GetUtcNow() + Options.ClockSkew;

    /// <summary>All runs in the order of their creation.</summary>
    public IEnumerable<RunData> Runs => _order.Select(key => _runs[key]);

    public bool HasFeature(string name) => Options.Features.Contains(name);

    public RunData? Find(RunKey key) => _runs.GetValueOrDefault(key);

    public RunData? FindByStorageId(string storageId) => _runs.Values.FirstOrDefault(run => run.Key.StorageId == storageId);

    public bool HasProject(string entity, string project) =>
        _order.Exists(key => key.Entity == entity && key.Project == project) || Artifacts.HasProject(entity, project)
        || Sweeps.HasProject(entity, project);

    public RunData Create(RunKey key)
    {
        var run = new RunData(key) { DisplayName = $"test-run-{_order.Count + 1}" };
        _runs.Add(key, run);
        _order.Add(key);
        return run;
    }

    /// <summary>The key of a run as clients name it: entity and project may be left out, and the project may have another name here.</summary>
    public RunKey Key(string? entity, string? project, string id) => new(EntityOf(entity), ProjectOf(project), id);

    public string EntityOf(string? entity) => string.IsNullOrEmpty(entity) ? Options.Entity : entity;

    public string ProjectOf(string? project)
    {
        string name = string.IsNullOrEmpty(project) ? "uncategorized" : project;
        return Options.RenamedProjects.GetValueOrDefault(name, name);
    }

    /// <summary>The run, or the answer of a real server and a violation: a client creates a run before it does anything with it.</summary>
    public RunData Get(RunKey key) => Find(key) ?? throw RefusalException.Violates(ViolationKind.UnknownRun, $"run {key} not found", 404);
}
