using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Instrument.Artifacts;

namespace Instrument.Shipping.Artifacts;

/// <summary>
/// The entries of an artifact that has too many for its record: a file of compressed lines beside the log (docs/wire/artifacts.md §4.5). The
/// official sync deletes it; this library does not.
/// </summary>
internal static class ManifestLines
{
    /// <summary>More entries than this go into a file, as with the official client.</summary>
    public const int MaxInRecord = 100_000;

    /// <summary>Writes the entries.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, IEnumerable<ArtifactEntry> entries)
    {
        using FileStream file = new(path, FileMode.CreateNew, FileAccess.Write);
        using GZipStream zip = new(file, CompressionLevel.Fastest);
        using MemoryStream line = new();
        foreach (ArtifactEntry entry in entries)
        {
            line.SetLength(0);
            using (Utf8JsonWriter json = new(line))
                Write(json, entry);
            line.WriteByte((byte)'\n');
            zip.Write(line.GetBuffer(), 0, (int)line.Length);
        }
    }

    /// <summary>Reads the entries.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file is not what it should be.</exception>
    /// <exception cref="JsonException">A line is no JSON.</exception>
    public static IEnumerable<ArtifactEntry> Read(string path)
    {
        using FileStream file = File.OpenRead(path);
        using GZipStream zip = new(file, CompressionMode.Decompress);
        using StreamReader lines = new(zip, Encoding.UTF8);
        while (lines.ReadLine() is { } line)
        {
            if (line.Length == 0)
                continue;
            JsonElement entry = JsonElement.Parse(line);
            Dictionary<string, JsonElement> extra = [];
            if (entry.TryGetProperty("extra", out JsonElement given) && given.ValueKind == JsonValueKind.Object)
            {
                foreach (JsonProperty item in given.EnumerateObject())
                    extra[item.Name] = item.Value;
            }
            yield return new ArtifactEntry
            {
                Path = Text(entry, "path") ?? throw new InvalidDataException("A line of the list of files has no path."),
                Digest = Text(entry, "digest") ?? throw new InvalidDataException("A line of the list of files has no digest."),
                Size = entry.TryGetProperty("size", out JsonElement size) && size.TryGetInt64(out long bytes) ? bytes : null,
                Reference = Text(entry, "ref"),
                LocalPath = Text(entry, "local_path"),
                BirthArtifactId = Text(entry, "birthArtifactID"),
                SkipCache = entry.TryGetProperty("skip_cache", out JsonElement skip) && skip.ValueKind == JsonValueKind.True,
                Extra = extra,
            };
        }
    }

    private static void Write(Utf8JsonWriter json, ArtifactEntry entry)
    {
        json.WriteStartObject();
        json.WriteString("path"u8, entry.Path);
        json.WriteString("digest"u8, entry.Digest);
        if (entry.Size is { } size)
            json.WriteNumber("size"u8, size);
        if (entry.Reference is { } reference)
            json.WriteString("ref"u8, reference);
        if (entry.LocalPath is { } staged)
            json.WriteString("local_path"u8, staged);
        if (entry.BirthArtifactId is { } birth)
            json.WriteString("birthArtifactID"u8, birth);
        if (entry.SkipCache)
            json.WriteBoolean("skip_cache"u8, true);
        ManifestWriter.WriteExtra(json, entry);
        json.WriteEndObject();
    }

    private static string? Text(JsonElement entry, string name) =>
        entry.TryGetProperty(name, out JsonElement text) && text.ValueKind == JsonValueKind.String && text.GetString() is { Length: > 0 } filled ? filled : null;
}
