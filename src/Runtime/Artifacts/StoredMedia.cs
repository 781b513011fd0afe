using System.Text.Json;

namespace Instrument.Artifacts;

/// <summary>An image, a sound or another value that an artifact has, in an entry of its own or in a cell of a table.</summary>
public sealed class StoredMedia
{
    private readonly StoredArtifact _artifact;

    internal StoredMedia(StoredArtifact artifact, string type, string path, JsonElement json)
    {
        _artifact = artifact;
        Type = type;
        Path = path;
        Json = json;
        Caption = json.TryGetProperty("caption", out JsonElement caption) && caption.ValueKind == JsonValueKind.String ? caption.GetString() : null;
    }

    /// <summary>W&amp;B's name of its type, such as <c>image-file</c>, <c>audio-file</c> or <c>html-file</c>.</summary>
    public string Type { get; }

    /// <summary>The path of its file in the artifact that has it.</summary>
    public string Path { get; }

    /// <summary>The text below it; <see langword="null"/> for none.</summary>
    public string? Caption { get; }

    /// <summary>All that the artifact says of it, such as width, height, boxes and masks.</summary>
    public JsonElement Json { get; }

    /// <summary>Downloads its file, as <see cref="StoredArtifact.DownloadFileAsync"/> does it.</summary>
    /// <param name="folder">The folder that it is put below. Default: as for the whole artifact.</param>
    /// <param name="cancellationToken">Ends the download.</param>
    /// <returns>Full path of the file.</returns>
    /// <exception cref="KeyNotFoundException">The artifact lacks the file.</exception>
    /// <exception cref="WandbException">The server fails, the path is not safe, or the content is not that of its digest.</exception>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public Task<string> DownloadAsync(string? folder = null, CancellationToken cancellationToken = default) =>
        _artifact.DownloadFileAsync(Path, folder, cancellationToken);

    /// <summary>Type and path.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Type} {Path}";
}
