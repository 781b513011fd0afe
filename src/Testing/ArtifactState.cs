using System.Text;
using Instrument.Testing.State;

namespace Instrument.Testing;

/// <summary>
/// A version of an artifact as the server knows it. Each property gives the state of the moment, a copy that later requests do not change. All
/// members can be used while requests come in.
/// </summary>
public sealed class ArtifactState
{
    private readonly ArtifactVersion _version;
    private readonly ServerState _state;

    internal ArtifactState(ArtifactVersion version, ServerState state)
    {
        _version = version;
        _state = state;
    }

    /// <summary>The server's ID.</summary>
    public string Id => _version.Id;

    /// <summary>The user or team that owns the project.</summary>
    public string Entity => _version.Sequence.Entity;

    /// <summary>The project.</summary>
    public string Project => _version.Sequence.Project;

    /// <summary>The artifact's name, without a version.</summary>
    public string Name => _version.Sequence.Name;

    /// <summary>Its type.</summary>
    public string Type => _version.Sequence.Type;

    /// <summary>The digest of its entries.</summary>
    public string Digest => _version.Digest;

    /// <summary>The ID that the client gave it.</summary>
    public string? ClientId => _version.ClientId;

    /// <summary>The run that made it; <see langword="null"/> for one that a run only uses.</summary>
    public string? RunId => _version.RunName;

    /// <summary>What people read about it.</summary>
    public string? Description => Read(() => _version.Description);

    /// <summary>The metadata as JSON text.</summary>
    public string? MetadataText => _version.Metadata;

    /// <summary>How long it is kept, in seconds; -1 inherits, -2 is for ever.</summary>
    public long? TtlSeconds => _version.TtlSeconds;

    /// <summary>The step of the run's history at which it was logged.</summary>
    public long? HistoryStep => _version.HistoryStep;

    /// <summary><c>PENDING</c> or <c>COMMITTED</c>.</summary>
    public string State => Read(() => _version.State);

    /// <summary>Whether it is whole.</summary>
    public bool IsCommitted => State == ArtifactVersion.Committed;

    /// <summary>Its number, as <c>v3</c>; <see langword="null"/> until it is committed.</summary>
    public string? Version => Read(() => _version.Sequence.Members.IndexOf(_version) is >= 0 and int index ? $"v{index}" : null);

    /// <summary>The aliases that it has now.</summary>
    public IReadOnlyList<string> Aliases => Read(() =>
    {
        int index = _version.Sequence.Members.IndexOf(_version);
        return _version.Sequence.Aliases.Where(alias => alias.Value == index).Select(alias => alias.Key).Order(StringComparer.Ordinal).ToArray();
    });

    /// <summary>Its tags.</summary>
    public IReadOnlyList<string> Tags => Read(() => _version.Tags.ToArray());

    /// <summary>The bytes of its files by their paths; none until it is committed.</summary>
    public IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Files => Read(() => _version.Entries
        .Where(entry => entry.Reference is null)
        .ToDictionary(entry => entry.Path, entry => (ReadOnlyMemory<byte>)_state.Artifacts.Contents[entry.Digest]));

    /// <summary>Where its references lead, by their paths; none until it is committed.</summary>
    public IReadOnlyDictionary<string, string> References => Read(() => _version.Entries
        .Where(entry => entry.Reference is not null)
        .ToDictionary(entry => entry.Path, entry => entry.Reference!));

    /// <summary>The text of its manifest; <see langword="null"/> until it has arrived.</summary>
    public string? ManifestText => Read(() => _version.Manifest is { } manifest ? Encoding.UTF8.GetString(manifest) : null);

    /// <summary>The runs that use it, as <c>entity/project/id</c>.</summary>
    public IReadOnlyList<string> UsedBy => Read(() => _version.UsedBy.ToArray());

    /// <summary>How often the bytes of a file were uploaded, for whatever artifact.</summary>
    /// <param name="path">The file's path.</param>
    /// <returns>The number of uploads.</returns>
    public int UploadCount(string path) => Read(() => _version.Files.TryGetValue(path, out string? md5) ? _state.Artifacts.UploadCounts.GetValueOrDefault(md5) : 0);

    /// <summary>The version in one line, as test frameworks print it.</summary>
    /// <returns>Where it is, and its state.</returns>
    public override string ToString() => $"{Entity}/{Project}/{Name}:{Version ?? "?"} ({State})";

    private T Read<T>(Func<T> read)
    {
        lock (_state.Gate)
            return read();
    }
}
