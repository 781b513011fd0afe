namespace Instrument.Artifacts;

/// <summary>A manifest that was read from a server. Its paths are as they came: whoever writes files checks them.</summary>
/// <param name="Entries">The entries in the order of their paths.</param>
/// <param name="Layout">How the storage is laid out: <c>V1</c> or <c>V2</c>.</param>
/// <param name="Region">Where the files are kept; <see langword="null"/> for the server's default.</param>
internal sealed record StoredManifest(IReadOnlyList<ArtifactEntry> Entries, string Layout, string? Region);
