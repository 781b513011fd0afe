using System.Security.Cryptography;
using System.Text;

namespace Instrument.Testing.State;

/// <summary>All artifacts of the server, and the storage of their files. Only to be touched under the gate of <see cref="ServerState"/>.</summary>
internal sealed class ArtifactData
{
    private readonly Dictionary<(string Entity, string Project, string Name), ArtifactCollectionData> _collections = [];
    private readonly List<ArtifactVersion> _versions = [];
    private readonly Dictionary<string, StorageTicket> _tickets = new(StringComparer.Ordinal);

    /// <summary>Contents by their MD5 in base64: the storage keeps each once.</summary>
    public Dictionary<string, byte[]> Contents { get; } = new(StringComparer.Ordinal);

    /// <summary>How often each content was uploaded.</summary>
    public Dictionary<string, int> UploadCounts { get; } = new(StringComparer.Ordinal);

    /// <summary>For which version each content was stored first.</summary>
    public Dictionary<string, string> BirthIds { get; } = new(StringComparer.Ordinal);

    /// <summary>The uploads in parts that are under way, by the MD5 of the whole.</summary>
    public Dictionary<string, MultipartUpload> Multiparts { get; } = new(StringComparer.Ordinal);

    /// <summary>All versions in the order of their creation.</summary>
    public IReadOnlyList<ArtifactVersion> Versions => _versions;

    public bool HasProject(string entity, string project) => _collections.Keys.Any(key => key.Entity == entity && key.Project == project);

    public ArtifactCollectionData? Collection(string entity, string project, string name) => _collections.GetValueOrDefault((entity, project, name));

    public ArtifactCollectionData CollectionOrNew(string entity, string project, string name, string type)
    {
        if (Collection(entity, project, name) is { } known)
            return known;
        ArtifactCollectionData made = new(entity, project, name, type);
        _collections.Add((entity, project, name), made);
        return made;
    }

    public ArtifactVersion Add(Func<int, ArtifactVersion> make)
    {
        ArtifactVersion version = make(_versions.Count + 1);
        _versions.Add(version);
        return version;
    }

    public ArtifactVersion? OfClientId(string clientId) => _versions.Find(version => version.WriterDigests.ContainsKey(clientId));

    /// <summary>A version by the server's id, or the answer of a real server and a violation.</summary>
    public ArtifactVersion Get(string id) => _versions.Find(version => version.Id == id)
        ?? throw RefusalException.Violates(ViolationKind.Artifact, $"there is no artifact with the id {id}", 404);

    public ArtifactManifestData GetManifest(string id) => _versions.SelectMany(version => version.Manifests).FirstOrDefault(manifest => manifest.Id == id)
        ?? throw RefusalException.Violates(ViolationKind.Artifact, $"there is no manifest with the id {id}", 404);

    /// <summary>The member that a name with an alias means; without one it is the latest.</summary>
    public ArtifactMember? Member(string entity, string project, string nameAndAlias)
    {
        string[] parts = nameAndAlias.Split(':', 2);
        return Collection(entity, project, parts[0]) is { } collection && collection.Find(parts.Length == 2 ? parts[1] : "latest") is { } index
            ? new ArtifactMember(collection, index)
            : null;
    }

    /// <summary>Keeps a ticket and returns path and query of its address.</summary>
    public string Issue(string path, StorageTicket ticket)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{_tickets.Count}:{path}"));
        string signature = Convert.ToHexStringLower(hash.AsSpan(0, 8));
        _tickets.Add(signature, ticket);
        return $"/storage/{path}?sig={signature}";
    }

    public StorageTicket? Find(string signature) => _tickets.GetValueOrDefault(signature);

    /// <summary>The path of a content in the storage.</summary>
    public static string StoragePath(ArtifactVersion version, string md5) => $"artifact-files/{version.Number}/{Convert.ToHexStringLower(Convert.FromBase64String(md5))}";
}
