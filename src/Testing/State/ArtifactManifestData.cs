using System.Text;

namespace Instrument.Testing.State;

/// <summary>A manifest of a version, which the client makes before it knows the digest of its file.</summary>
internal sealed class ArtifactManifestData(ArtifactVersion version, string name, string type, int part = 0)
{
    public string Id { get; } = Convert.ToBase64String(Encoding.UTF8.GetBytes($"ArtifactManifest:{version.Number}:{name}{(part == 0 ? "" : $":{part}")}"));

    public ArtifactVersion Version { get; } = version;

    public string Name { get; } = name;

    public string Type { get; } = type;

    /// <summary>The digest of the file in base64; empty until the client knows it.</summary>
    public string Digest { get; set; } = "";

    public string? BaseId { get; init; }

    public byte[]? Content { get; set; }
}
