using System.Globalization;
using System.Text.Json;
using Instrument.Reading.Values;

namespace Instrument.Artifacts.Objects;

/// <summary>Finds and reads the objects of a stored artifact; references to other artifacts are followed.</summary>
/// <param name="artifact">The artifact.</param>
/// <param name="source">Finds other artifacts.</param>
internal sealed class StoredObjects(StoredArtifact artifact, ArtifactSource source)
{
    private const string TableSuffix = ".table.json";

    // A reference leads to where the object is kept, unless somebody makes a circle.
    private const int MaxSteps = 10;

    private static readonly string[] MediaTypes = ["image-file", "audio-file", "video-file", "html-file", "object3D-file", "molecule-file", "mask"];

    /// <summary>Reads a table, with all its parts.</summary>
    /// <exception cref="KeyNotFoundException">There is none of this name.</exception>
    /// <exception cref="WandbException">The server fails, or it is no table.</exception>
    public async Task<StoredTable> TableAsync(string name, CancellationToken cancellation)
    {
        IReadOnlyList<ArtifactEntry> entries = await artifact.GetEntriesAsync(cancellation).ConfigureAwait(false);
        string path = name.EndsWith("table.json", StringComparison.Ordinal) ? name : name + TableSuffix;
        ArtifactEntry? first = entries.FirstOrDefault(entry => entry.Path == path) ?? Parts(entries, path).FirstOrDefault();
        if (first is null)
            throw new KeyNotFoundException($"The artifact '{artifact.FullName}' has no table '{name}'.");
        (StoredArtifact home, string homePath) = await HomeAsync(artifact, first, cancellation).ConfigureAwait(false);
        StoredTableParser parser = new(home);
        try
        {
            bool isPart = parser.Read(await ReadAsync(home, homePath, cancellation).ConfigureAwait(false));
            if (!isPart || KeyOf(homePath) is not { } key)
                return parser.Table;
            parser = new StoredTableParser(home);
            foreach (ArtifactEntry part in Parts(await home.GetEntriesAsync(cancellation).ConfigureAwait(false), key))
                parser.Read(await ReadAsync(home, part.Path, cancellation).ConfigureAwait(false));
            return parser.Table;
        }
        catch (InvalidDataException exception)
        {
            throw new WandbException($"The table '{name}' of the artifact '{artifact.FullName}' cannot be read: {exception.Message}.", exception);
        }
    }

    /// <summary>Reads a media value.</summary>
    /// <exception cref="KeyNotFoundException">There is none of this name.</exception>
    /// <exception cref="WandbException">The server fails, or it is no media value.</exception>
    public async Task<StoredMedia> MediaAsync(string name, CancellationToken cancellation)
    {
        IReadOnlyList<ArtifactEntry> entries = await artifact.GetEntriesAsync(cancellation).ConfigureAwait(false);
        HashSet<string> paths = [name, .. MediaTypes.Select(type => $"{name}.{type}.json")];
        ArtifactEntry entry = entries.FirstOrDefault(entry => paths.Contains(entry.Path))
            ?? throw new KeyNotFoundException($"The artifact '{artifact.FullName}' has no image or other media '{name}'.");
        (StoredArtifact home, string homePath) = await HomeAsync(artifact, entry, cancellation).ConfigureAwait(false);
        JsonElement value = JsonDialect.Parse(await ReadAsync(home, homePath, cancellation).ConfigureAwait(false));
        return StoredTableParser.Media(home, value)
            ?? throw new WandbException($"The entry '{entry.Path}' of the artifact '{artifact.FullName}' is no image or other media; download it as a file.");
    }

    private async Task<(StoredArtifact Artifact, string Path)> HomeAsync(StoredArtifact place, ArtifactEntry entry, CancellationToken cancellation)
    {
        for (int step = 0; ; step++)
        {
            if (entry.Reference is null || ArtifactIds.OfServerUri(entry.Reference) is not var (id, path))
                return (place, entry.Path);
            if (step == MaxSteps)
                throw new WandbException($"The entry '{entry.Path}' of the artifact '{artifact.FullName}' leads from artifact to artifact and to no content.");
            place = await source.GetByIdAsync(id, cancellation).ConfigureAwait(false);
            IReadOnlyList<ArtifactEntry> entries = await place.GetEntriesAsync(cancellation).ConfigureAwait(false);
            entry = entries.FirstOrDefault(candidate => candidate.Path == path)
                ?? throw new WandbException($"The artifact '{place.FullName}' has no '{path}', to which '{artifact.FullName}' refers.");
        }
    }

    // Verified and kept in the cache, as every download is.
    private static async Task<byte[]> ReadAsync(StoredArtifact place, string path, CancellationToken cancellation)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("instrument-");
        try
        {
            string file = await place.DownloadFileAsync(path, folder.FullName, cancellation).ConfigureAwait(false);
            return await File.ReadAllBytesAsync(file, cancellation).ConfigureAwait(false);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // The parts of an incremental table are named NUMBER-MILLISECONDS.KEY; the official client calls the first number None.
    private static IEnumerable<ArtifactEntry> Parts(IReadOnlyList<ArtifactEntry> entries, string key) => entries
        .Where(entry => KeyOf(entry.Path) == key)
        .OrderBy(entry => OrderOf(entry.Path));

    private static string? KeyOf(string path) =>
        path.IndexOf('.', StringComparison.Ordinal) is > 0 and int dot && path[..dot].Split('-') is [_, var time] && IsNumber(time) && path.EndsWith(TableSuffix, StringComparison.Ordinal)
            ? path[(dot + 1)..]
            : null;

    private static (long Number, long Time) OrderOf(string path)
    {
        string[] parts = path[..path.IndexOf('.', StringComparison.Ordinal)].Split('-');
        return (IsNumber(parts[0]) ? Number(parts[0]) : 0, Number(parts[1]));
    }

    private static bool IsNumber(string text) => text.Length is > 0 and < 19 && text.All(char.IsAsciiDigit);

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
