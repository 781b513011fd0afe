using System.Globalization;
using System.Text.Json;
using Instrument.Artifacts.Download;
using Instrument.Http.GraphQl.Artifacts;

namespace Instrument.Artifacts;

/// <summary>A version of an artifact that a server keeps. The properties are those of the moment when it was found.</summary>
/// <remarks>All members may be called by several threads at once.</remarks>
public sealed partial class StoredArtifact
{
    private readonly ArtifactSource _source;
    private volatile StoredManifest? _manifest;

    internal StoredArtifact(ArtifactSource source, ArtifactNode node, MembershipNode? member)
    {
        _source = source;
        CollectionNode? collection = member?.ArtifactCollection ?? node.ArtifactSequence;
        Id = node.Id ?? throw ArtifactSource.Odd("the artifact has no id");
        Entity = collection?.Project?.Entity?.Name ?? throw ArtifactSource.Odd("the artifact has no entity");
        Project = collection.Project.Name ?? throw ArtifactSource.Odd("the artifact has no project");
        Name = collection.Name ?? throw ArtifactSource.Odd("the artifact has no name");
        Type = node.ArtifactType?.Name ?? throw ArtifactSource.Odd("the artifact has no type");
        Version = string.Create(CultureInfo.InvariantCulture, $"v{member?.VersionIndex ?? node.VersionIndex ?? 0}");
        Description = node.Description;
        MetadataJson = string.IsNullOrEmpty(node.Metadata) ? "{}" : node.Metadata;
        Digest = node.Digest ?? "";
        Size = node.Size ?? 0;
        IsCommitted = node.State == "COMMITTED";
        Tags = [.. (node.Tags ?? []).Select(tag => tag?.Name).OfType<string>()];
        Aliases = [.. (member?.Aliases ?? OwnAliases(node)).Select(alias => alias?.Alias).OfType<string>()];
        TimeToLive = node.TtlDurationSeconds is > 0 and long seconds ? TimeSpan.FromSeconds(seconds) : null;
        // The server counts from the step that comes next.
        HistoryStep = node.HistoryStep is { } step ? Math.Max(0, step - 1) : null;
        CreatedAt = node.CreatedAt.ValueKind == JsonValueKind.String && node.CreatedAt.TryGetDateTimeOffset(out DateTimeOffset created) ? created : null;
    }

    /// <summary>The server's id.</summary>
    public string Id { get; }

    /// <summary>User or team that owns the project.</summary>
    public string Entity { get; }

    /// <summary>The project.</summary>
    public string Project { get; }

    /// <summary>The artifact's name.</summary>
    public string Name { get; }

    /// <summary>The version, as <c>v3</c>.</summary>
    public string Version { get; }

    /// <summary>Where it is, as <c>entity/project/name:v3</c>.</summary>
    public string FullName => $"{Entity}/{Project}/{Name}:{Version}";

    /// <summary>The type.</summary>
    public string Type { get; }

    /// <summary>What a person wrote about it.</summary>
    public string? Description { get; }

    /// <summary>The metadata as the text of a JSON object.</summary>
    public string MetadataJson { get; }

    /// <summary>The digest of its entries.</summary>
    public string Digest { get; }

    /// <summary>Bytes of all its files.</summary>
    public long Size { get; }

    /// <summary>Whether it is whole; only then it can be used.</summary>
    public bool IsCommitted { get; }

    /// <summary>Its tags.</summary>
    public IReadOnlyList<string> Tags { get; }

    /// <summary>Its aliases.</summary>
    public IReadOnlyList<string> Aliases { get; }

    /// <summary>How long it is kept; <see langword="null"/> for no limit.</summary>
    public TimeSpan? TimeToLive { get; }

    /// <summary>The step of the run's history at which it was logged; <see langword="null"/> before the first row, and where the server does not say.</summary>
    public long? HistoryStep { get; }

    /// <summary>When it was made; <see langword="null"/> where the server does not say.</summary>
    public DateTimeOffset? CreatedAt { get; }

    /// <summary>Lists its entries, in the order of their paths. They are asked for once.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The entries. Their paths are as the server has them.</returns>
    /// <exception cref="WandbException">The server fails, or its manifest cannot be read.</exception>
    public async Task<IReadOnlyList<ArtifactEntry>> GetEntriesAsync(CancellationToken cancellationToken = default) =>
        (await ManifestAsync(cancellationToken).ConfigureAwait(false)).Entries;

    /// <summary>
    /// Downloads it. Files that are there already with the right content are left as they are; others are replaced, each as a whole. What comes
    /// is compared with its digest before it gets its name, and nothing is written outside of the folder.
    /// </summary>
    /// <param name="options">What of it, and where to. Default: all, to the folder of its name.</param>
    /// <param name="cancellationToken">Ends the download; what has come stays.</param>
    /// <returns>Full path of the folder.</returns>
    /// <exception cref="WandbException">
    /// The server fails, a path leads out of the folder or cannot be one on this system, or a content is not that of its digest.
    /// </exception>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public async Task<string> DownloadAsync(ArtifactDownloadOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new ArtifactDownloadOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Parallelism, 1, nameof(options));
        StoredManifest manifest = await ManifestAsync(cancellationToken).ConfigureAwait(false);
        ArtifactEntry[] wanted = [.. manifest.Entries.Where(entry =>
            (options.FetchReferences || !entry.IsReference)
            && (options.PathPrefix is not { } prefix || entry.Path.StartsWith(prefix, StringComparison.Ordinal)))];
        if (wanted.Length == 0 && options.PathPrefix is { } missing)
            throw new WandbException($"The artifact '{FullName}' has no entry whose path starts with '{missing}'.");
        string folder = FolderOf(options.Folder);
        await new ArtifactDownload(_source, this, manifest, folder, options).RunAsync(wanted, cancellationToken).ConfigureAwait(false);
        return folder;
    }

    /// <summary>Downloads one entry, as <see cref="DownloadAsync"/> does it.</summary>
    /// <param name="path">The entry's path.</param>
    /// <param name="folder">The folder that it is put below. Default: as for the whole.</param>
    /// <param name="cancellationToken">Ends the download.</param>
    /// <returns>Full path of the file.</returns>
    /// <exception cref="KeyNotFoundException">There is no such entry.</exception>
    /// <exception cref="WandbException">The server fails, the path is not safe, or the content is not that of its digest.</exception>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public async Task<string> DownloadFileAsync(string path, string? folder = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        StoredManifest manifest = await ManifestAsync(cancellationToken).ConfigureAwait(false);
        ArtifactEntry entry = manifest.Entries.FirstOrDefault(entry => entry.Path == path)
            ?? throw new KeyNotFoundException($"The artifact '{FullName}' has no entry '{path}'.");
        string target = FolderOf(folder);
        await new ArtifactDownload(_source, this, manifest, target, new ArtifactDownloadOptions()).RunAsync([entry], cancellationToken).ConfigureAwait(false);
        return Path.Combine(target, path.Replace('/', Path.DirectorySeparatorChar));
    }

    /// <summary>Compares a folder with the artifact, by the content of each file.</summary>
    /// <param name="folder">The folder. Default: where a download goes.</param>
    /// <param name="cancellationToken">Ends the comparison.</param>
    /// <returns>What is missing, changed, or not part of it.</returns>
    /// <exception cref="WandbException">The server fails.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    public async Task<ArtifactVerification> VerifyAsync(string? folder = null, CancellationToken cancellationToken = default)
    {
        StoredManifest manifest = await ManifestAsync(cancellationToken).ConfigureAwait(false);
        return await FolderComparison.RunAsync(FolderOf(folder), manifest.Entries, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Starts a new version with the entries, description and metadata of this one. No file is downloaded or uploaded for them.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The new version; add, replace and remove what is different, and log it.</returns>
    /// <exception cref="WandbException">The server fails.</exception>
    public async Task<Artifact> NewDraftAsync(CancellationToken cancellationToken = default)
    {
        StoredManifest manifest = await ManifestAsync(cancellationToken).ConfigureAwait(false);
        Artifact draft = new(Name, Type, _source.Paths, _source.Time, isInternal: true) { BaseId = Id, Description = Description };
        draft.Continue(manifest.Entries, MetadataJson);
        return draft;
    }

    /// <summary>The full name.</summary>
    /// <returns>Entity, project, name and version.</returns>
    public override string ToString() => FullName;

    // Two that ask for the first time at once both get it from the server, and either answer serves.
    internal async Task<StoredManifest> ManifestAsync(CancellationToken cancellation) =>
        _manifest ??= await ManifestDownload.RunAsync(_source, Id, FullName, cancellation).ConfigureAwait(false);

    private string FolderOf(string? given)
    {
        if (given is not null)
            return Path.GetFullPath(given);
        string name = OperatingSystem.IsWindows() ? $"{Name}-{Version}" : $"{Name}:{Version}";
        // Old servers took any name.
        return Name.Contains('/') || Files.SafePath.Fault(name) is not null
            ? throw new WandbException($"The artifact's name '{Name}' cannot be that of a folder; say where it is to be downloaded to.")
            : Path.Combine(_source.Paths.Downloads, name);
    }

    private static IEnumerable<AliasNode?> OwnAliases(ArtifactNode node) => (node.Aliases ?? [])
        .Where(alias => alias?.ArtifactCollection?.Name is null || alias.ArtifactCollection.Name == node.ArtifactSequence?.Name);
}
