using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Instrument.Artifacts;
using Instrument.Files;
using Instrument.Media;

namespace Instrument.Tables;

/// <summary>Puts media values into an artifact: their files as entries, and what the JSON of a table or of an entry says of them. One thread.</summary>
/// <param name="staging">Takes the files.</param>
/// <param name="findAdded">Finds the entry of a user's file, by its full path, that is in the artifact already. Default: there is none.</param>
internal sealed class ArtifactCells(ArtifactStaging staging, Func<string, ArtifactEntry?>? findAdded = null) : CellBinding
{
    private static readonly JsonWriterOptions JsonOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly Dictionary<string, (CellFile File, ArtifactEntry Entry)> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<WandbValue, byte[]> _written = [];
    private readonly ArrayBufferWriter<byte> _text = new();

    /// <summary>The entries of the files.</summary>
    public IEnumerable<ArtifactEntry> Entries => _files.Values.Select(file => file.Entry);

    /// <summary>Writes a media cell.</summary>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    public void Write(WandbValue value, TableJson json)
    {
        if (!_written.TryGetValue(value, out byte[]? cell))
        {
            _text.ResetWrittenCount();
            using (Utf8JsonWriter writer = new(_text, JsonOptions))
                value.WriteCell(this, writer);
            cell = _text.WrittenSpan.ToArray();
            _written.Add(value, cell);
        }
        WriteSorted(cell, json);
    }

    /// <summary>Writes what is JSON already with its keys in order, as the files of artifacts have them.</summary>
    public static void WriteSorted(ReadOnlyMemory<byte> text, TableJson json)
    {
        using JsonDocument document = JsonDocument.Parse(text);
        WriteSorted(document.RootElement, json);
    }

    /// <inheritdoc/>
    public override CellFile Add(string folder, string extension, MediaContent content) =>
        Stage(content, (md5, sha256) => PathOf(folder, extension, content, md5, sha256));

    /// <inheritdoc/>
    public override CellFile AddAt(string path, MediaContent content) =>
        _files.TryGetValue(path, out (CellFile File, ArtifactEntry Entry) present) ? present.File : Stage(content, (_, _) => path);

    private CellFile Stage(MediaContent content, Func<string, string, string> pathOf)
    {
        string staged = staging.NewPath();
        try
        {
            return Stage(content, pathOf, staged);
        }
        catch
        {
            File.Delete(staged);
            throw;
        }
    }

    private CellFile Stage(MediaContent content, Func<string, string, string> pathOf, string staged)
    {
        string sha256;
        byte[] md5;
        using (FileStream file = new(staged, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0))
        using (HashingStream hashed = new(file, HashAlgorithmName.MD5))
        {
            (sha256, _) = content.CopyTo(hashed);
            md5 = hashed.Hash();
        }
        if (content.FilePath is { } original && findAdded?.Invoke(original) is { } added && added.Digest == Convert.ToBase64String(md5))
        {
            File.Delete(staged);
            return new CellFile(added.Path, sha256, added.Digest);
        }
        string path = pathOf(Convert.ToHexStringLower(md5), sha256);
        if (_files.TryGetValue(path, out (CellFile File, ArtifactEntry Entry) present))
        {
            File.Delete(staged);
            return present.File;
        }
        ArtifactEntry entry = ArtifactStaging.Seal(staged, path);
        CellFile made = new(path, sha256, entry.Digest);
        _files.Add(path, (made, entry));
        return made;
    }

    private static void WriteSorted(JsonElement value, TableJson json)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                json.StartObject();
                foreach (JsonProperty member in value.EnumerateObject().OrderBy(member => member.Name, PathOrder.Instance))
                {
                    json.Key(member.Name);
                    WriteSorted(member.Value, json);
                }
                json.EndObject();
                break;
            case JsonValueKind.Array:
                json.StartArray();
                foreach (JsonElement element in value.EnumerateArray())
                    WriteSorted(element, json.Element());
                json.EndArray();
                break;
            case JsonValueKind.String: json.Text(value.GetString()!); break;
            case JsonValueKind.True or JsonValueKind.False: json.Boolean(value.GetBoolean()); break;
            case JsonValueKind.Number: json.Raw(Encoding.UTF8.GetBytes(value.GetRawText())); break;
            default: json.Null(); break;
        }
    }
}
