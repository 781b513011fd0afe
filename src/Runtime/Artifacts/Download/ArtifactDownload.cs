using Instrument.Http.GraphQl.Artifacts;

namespace Instrument.Artifacts.Download;

/// <summary>
/// Downloads entries of a version into a folder: checks all paths, asks page by page where the files are, and fetches several at a time
/// (docs/wire/artifacts.md §6.3 to §6.6).
/// </summary>
internal sealed class ArtifactDownload
{
    // What the official client asks for at a time.
    private const int PageSize = 5000;

    // References lead to references; so many in a row lead nowhere.
    private const int MaxDepth = 8;

    private readonly ArtifactSource _source;
    private readonly StoredArtifact _artifact;
    private readonly StoredManifest _manifest;
    private readonly string _folder;
    private readonly ArtifactDownloadOptions _options;
    private readonly FileFetcher _fetcher;
    private readonly int _depth;
    private long _bytes;

    /// <summary>Prepares a download.</summary>
    public ArtifactDownload(
        ArtifactSource source, StoredArtifact artifact, StoredManifest manifest, string folder, ArtifactDownloadOptions options, int depth = 0)
    {
        _source = source;
        _artifact = artifact;
        _manifest = manifest;
        _folder = folder;
        _options = options;
        _depth = depth;
        _fetcher = new FileFetcher(source, artifact, options.UseCache ? new ArtifactCache(source.Paths.Cache) : null, Report);
    }

    /// <summary>Downloads entries.</summary>
    public async Task RunAsync(IReadOnlyList<ArtifactEntry> entries, CancellationToken cancellation)
    {
        if (!_artifact.IsCommitted)
            throw new WandbException($"The artifact '{_artifact.FullName}' is not committed yet, so it cannot be downloaded.");
        DownloadPlan.Check(_artifact.FullName, entries);
        Directory.CreateDirectory(_folder);
        DownloadPlan.CheckRoom(_artifact.FullName, _folder, entries.Where(entry => !IsThere(entry)));
        Dictionary<string, ArtifactEntry> files = entries.Where(entry => !entry.IsReference).ToDictionary(entry => entry.Path, StringComparer.Ordinal);
        string? cursor = null;
        while (files.Count != 0)
        {
            FileUrlsVariables variables = new(_artifact.Entity, _artifact.Project, _artifact.Name, _artifact.Version, cursor, PageSize);
            FileUrlPage page = ArtifactSource.Unwrap(await _source.Api.FileUrlsAsync(variables, cancellation).ConfigureAwait(false));
            (ArtifactEntry Entry, string Url)[] found = [.. page.Urls.Where(url => files.ContainsKey(url.Key)).Select(url => (files[url.Key], url.Value))];
            foreach ((ArtifactEntry entry, _) in found)
                files.Remove(entry.Path);
            await ForEachAsync(found, (file, token) => FetchAsync(file.Entry, file.Url, token), cancellation).ConfigureAwait(false);
            cursor = page.NextCursor;
            if (cursor is null)
                break;
        }
        // What the server does not list has an address all the same.
        await ForEachAsync(files.Values, (entry, token) => FetchAsync(entry, null, token), cancellation).ConfigureAwait(false);
        await ForEachAsync(entries.Where(entry => entry.IsReference), FetchReferenceAsync, cancellation).ConfigureAwait(false);
    }

    private Task FetchAsync(ArtifactEntry entry, string? url, CancellationToken cancellation) =>
        _fetcher.FetchAsync(entry, url ?? StorageUrl.Of(_artifact, _manifest, entry), Target(entry), cancellation);

    private async Task FetchReferenceAsync(ArtifactEntry entry, CancellationToken cancellation)
    {
        if (ArtifactIds.OfServerUri(entry.Reference!) is not var (id, path))
        {
            await new ReferenceFetcher(_artifact.FullName, Report, _source.Variable).FetchAsync(entry, Target(entry), cancellation).ConfigureAwait(false);
            return;
        }
        if (_depth == MaxDepth)
            throw new WandbException($"The reference '{entry.Path}' of '{_artifact.FullName}' leads from artifact to artifact without an end.");
        StoredArtifact other = await _source.GetByIdAsync(id, cancellation).ConfigureAwait(false);
        StoredManifest manifest = await other.ManifestAsync(cancellation).ConfigureAwait(false);
        ArtifactEntry found = manifest.Entries.FirstOrDefault(candidate => candidate.Path == path)
            ?? throw new WandbException($"The reference '{entry.Path}' of '{_artifact.FullName}' leads to '{path}' in '{other.FullName}', which is not there.");
        if (found.Digest != entry.Digest)
            throw new WandbException($"The reference '{entry.Path}' of '{_artifact.FullName}' leads to '{path}' in '{other.FullName}', which has other content.");
        await new ArtifactDownload(_source, other, manifest, _folder, _options, _depth + 1)
            .FetchAsAsync(found, entry.Path, cancellation).ConfigureAwait(false);
    }

    private async Task FetchAsAsync(ArtifactEntry entry, string path, CancellationToken cancellation)
    {
        if (entry.IsReference)
            await FetchReferenceAsync(entry with { Path = path }, cancellation).ConfigureAwait(false);
        else
            await _fetcher.FetchAsync(entry, StorageUrl.Of(_artifact, _manifest, entry), Target(entry with { Path = path }), cancellation).ConfigureAwait(false);
    }

    private TargetFile Target(ArtifactEntry entry) => TargetFile.Prepare(_folder, entry.Path, _artifact.FullName);

    private bool IsThere(ArtifactEntry entry) => new FileInfo(Path.Combine(_folder, entry.Path)) is { Exists: true } file && file.Length == entry.Size;

    private Task ForEachAsync<T>(IEnumerable<T> items, Func<T, CancellationToken, Task> fetch, CancellationToken cancellation) => Parallel.ForEachAsync(
        items,
        new ParallelOptions { MaxDegreeOfParallelism = _options.Parallelism, CancellationToken = cancellation },
        async (item, token) => await fetch(item, token).ConfigureAwait(false));

    private void Report(long bytes) => _options.Progress?.Report(Interlocked.Add(ref _bytes, bytes));
}
