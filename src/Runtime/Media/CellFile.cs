namespace Instrument.Media;

/// <summary>A file of a media cell in the artifact of its table.</summary>
/// <param name="Path">In the artifact, with forward slashes.</param>
/// <param name="Sha256">In lower-case hex.</param>
/// <param name="Digest">MD5 in base64, as manifests have it.</param>
internal readonly record struct CellFile(string Path, string Sha256, string Digest);
