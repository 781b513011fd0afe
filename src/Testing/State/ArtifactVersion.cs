using System.Text;

namespace Instrument.Testing.State;

/// <summary>Everything the server knows of one version of an artifact. Only to be touched under the gate of <see cref="ServerState"/>.</summary>
internal sealed class ArtifactVersion(int number, ArtifactCollectionData sequence)
{
    public const string Pending = "PENDING";
    public const string Committed = "COMMITTED";

    public int Number { get; } = number;

    /// <summary>The form of docs/wire/artifacts.md §1.</summary>
    public string Id { get; } = Convert.ToBase64String(Encoding.ASCII.GetBytes($"Artifact:{number}"));

    public ArtifactCollectionData Sequence { get; } = sequence;

    public required string Digest { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public string State { get; set; } = Pending;

    public string? RunName { get; init; }

    public string? ClientId { get; init; }

    public string? Description { get; set; }

    public string? Metadata { get; init; }

    public long? TtlSeconds { get; init; }

    public long? HistoryStep { get; init; }

    public string? DistributedId { get; init; }

    /// <summary>The digests that the writers of the version have, by their client ids: of a distributed one each has its own.</summary>
    public Dictionary<string, string> WriterDigests { get; } = new(StringComparer.Ordinal);

    /// <summary>Aliases that the version gets when it is committed.</summary>
    public List<string> WantedAliases { get; } = [];

    public List<string> Tags { get; } = [];

    /// <summary>The files that the client has asked an address for: digests by paths.</summary>
    public Dictionary<string, string> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>The manifests: more than one when several writers make a version together.</summary>
    public List<ArtifactManifestData> Manifests { get; } = [];

    /// <summary>What the version has, once it is committed.</summary>
    public List<ManifestEntryData> Entries { get; } = [];

    /// <summary>The runs that use it.</summary>
    public List<string> UsedBy { get; } = [];

    public long Size => Entries.Sum(entry => entry.Size ?? 0);

    /// <summary>Text of the manifest that downloads get, if a test has put it there.</summary>
    public byte[]? PlantedManifest { get; set; }

    /// <summary>The manifests in one, of a committed version.</summary>
    public byte[]? MergedManifest { get; set; }

    public byte[]? Manifest => PlantedManifest ?? MergedManifest ?? Manifests.LastOrDefault(manifest => manifest.Content is not null)?.Content;
}
