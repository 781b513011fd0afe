using System.Text.Json.Nodes;

namespace Instrument.Testing.State;

/// <summary>Everything the server knows of a run. Only to be touched under the gate of <see cref="ServerState"/>.</summary>
internal sealed class RunData(RunKey key)
{
    public RunKey Key { get; } = key;

    public required string DisplayName { get; set; }

    public string? Description { get; set; }

    public string? Notes { get; set; }

    public IReadOnlyList<string> Tags { get; set; } = [];

    public string? Group { get; set; }

    public string? JobType { get; set; }

    public string? Commit { get; set; }

    public string? Host { get; set; }

    public string? Program { get; set; }

    public string? Repository { get; set; }

    public string? Sweep { get; set; }

    /// <summary>The state that a client set itself; usually none.</summary>
    public string? GivenState { get; set; }

    public string? Config { get; set; }

    /// <summary>All rows: those of the only writer, or those of all writers in the order in which they came.</summary>
    public LineStore History => Alone.History;

    public LineStore Events => Alone.Events;

    public LineStore Console => Alone.Console;

    /// <summary>The lines of a run that has one writer, and the rows of all writers of one that has several.</summary>
    public WriterData Alone { get; } = new();

    /// <summary>The writers of a run that has several, by their ids, in the order of their first requests.</summary>
    public OrderedDictionary<string, WriterData> Writers { get; } = [];

    public IEnumerable<WriterData> AllWriters => Writers.Values.Prepend(Alone);

    public string? Summary { get; set; }

    public Dictionary<string, RunFile> Files { get; } = new(StringComparer.Ordinal);

    public List<string> Uploaded { get; } = [];

    public List<RunAlert> Alerts { get; } = [];

    public bool IsComplete { get; set; }

    public int? ExitCode { get; set; }

    /// <summary><c>running</c>, <c>finished</c>, <c>failed</c>, or what the client has set itself.</summary>
    public string State => IsComplete ? (ExitCode == 0 ? "finished" : "failed") : GivenState ?? "running";

    public bool StopRequested { get; set; }

    public int PreemptingCount { get; set; }

    public int UpsertCount { get; set; }

    public int FileStreamCount { get; set; }

    public int HeartbeatCount { get; set; }

    public int RewindCount { get; set; }

    /// <summary>Whether a client has asked how to go on with the run: its next upsert opens it again (§2.6).</summary>
    public bool IsAboutToResume { get; set; }

    /// <summary>How often the run was ended.</summary>
    public int CompletionCount { get; set; }

    /// <summary>The lines of a writer; <see langword="null"/> for the only one.</summary>
    public WriterData WriterOf(string? id)
    {
        if (id is null)
            return Alone;
        if (!Writers.TryGetValue(id, out WriterData? writer))
            Writers.Add(id, writer = new WriterData());
        return writer;
    }

    /// <summary>The value of a key of the config, without the object around it (§2.5).</summary>
    public JsonNode? ConfigValue(string name) =>
        Config is not null && Json.ExtendedJson.TryParseObject(Config, out JsonObject? config) ? config[name]?["value"]?.DeepClone() : null;

    /// <summary>Makes a run that has ended live again.</summary>
    public void Reopen()
    {
        IsComplete = false;
        ExitCode = null;
        StopRequested = false;
        IsAboutToResume = false;
        Alone.LastStreamBody = null;
    }
}
