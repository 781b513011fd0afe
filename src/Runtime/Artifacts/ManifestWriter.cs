using System.Text.Encodings.Web;
using System.Text.Json;

namespace Instrument.Artifacts;

/// <summary>
/// Writes a manifest file: the minimal form, which does not tell paths of this machine (docs/wire/artifacts.md §4.1 to §4.3).
/// </summary>
internal static class ManifestWriter
{
    // Bounds what is in memory of a manifest with very many entries.
    private const int FlushBytes = 64 * 1024;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a manifest to a file and returns the file's digest in base64.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static string WriteFile(string path, IEnumerable<ArtifactEntry> entries, string? storageRegion)
    {
        using (FileStream file = new(path, FileMode.Create, FileAccess.Write, FileShare.Read, FlushBytes))
            Write(file, entries, storageRegion);
        return ContentDigest.OfFile(path).Digest;
    }

    /// <summary>Writes a manifest.</summary>
    public static void Write(Stream output, IEnumerable<ArtifactEntry> entries, string? storageRegion)
    {
        using Utf8JsonWriter json = new(output, Options);
        json.WriteStartObject();
        json.WriteNumber("version"u8, ArtifactRecords.ManifestVersion);
        json.WriteString("storagePolicy"u8, ArtifactRecords.StoragePolicy);
        json.WriteStartObject("storagePolicyConfig"u8);
        json.WriteString("storageLayout"u8, ArtifactRecords.StorageLayout);
        if (storageRegion is not null)
            json.WriteString("storageRegion"u8, storageRegion);
        json.WriteEndObject();
        json.WriteStartObject("contents"u8);
        foreach (ArtifactEntry entry in ManifestDigest.Sort(entries))
        {
            Write(json, entry);
            if (json.BytesPending > FlushBytes)
                json.Flush();
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ArtifactEntry entry)
    {
        json.WriteStartObject(entry.Path);
        json.WriteString("digest"u8, entry.Digest);
        if (entry.Reference is { } reference)
            json.WriteString("ref"u8, reference);
        if (entry.Size is { } size)
            json.WriteNumber("size"u8, size);
        if (entry.BirthArtifactId is { } birth)
            json.WriteString("birthArtifactID"u8, birth);
        WriteExtra(json, entry);
        json.WriteEndObject();
    }

    /// <summary>Writes the member with what an entry states beside its file, if it states anything.</summary>
    public static void WriteExtra(Utf8JsonWriter json, ArtifactEntry entry)
    {
        if (entry.Extra.Count == 0)
            return;
        json.WriteStartObject("extra"u8);
        foreach ((string key, JsonElement value) in entry.Extra)
        {
            json.WritePropertyName(key);
            value.WriteTo(json);
        }
        json.WriteEndObject();
    }
}
