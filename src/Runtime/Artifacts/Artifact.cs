using Instrument.Generated;
using Instrument.Shipping.Artifacts;

namespace Instrument.Artifacts;

/// <summary>
/// A new version of a data set, a model or anything else that is made of files: collected here, and uploaded when it is logged by
/// <c>run.LogArtifact</c>.
/// </summary>
/// <remarks>
/// Files are copied when they are added (blocks are shared where the file system can), so they may change afterwards. Dispose an artifact
/// that is not logged after all, to delete the copies. All members may be called by several threads at once.
/// </remarks>
public sealed partial class Artifact : IDisposable
{
    // Only addresses are looked up with it; a program that needs credentials brings a client of its own.
    private static readonly HttpClient DefaultHttp = new();

    private const int MaxRecordCharacters = 8 * 1024 * 1024;

    private readonly ArtifactContents _contents;
    private readonly ArtifactStaging _staging;
    private readonly TimeProvider _time;

    /// <summary>Starts a new version.</summary>
    /// <param name="name">The artifact's name: letters of ASCII, digits, <c>_</c>, <c>-</c> and <c>.</c>, 128 characters at the most.</param>
    /// <param name="type">What it is, for example <c>dataset</c> or <c>model</c>. All versions of a name have one type.</param>
    /// <exception cref="ArgumentException">The name or the type breaks a rule.</exception>
    public Artifact(string name, string type) : this(name, type, ArtifactPaths.OfProcess(), TimeProvider.System)
    {
    }

    internal Artifact(string name, string type, ArtifactPaths paths, TimeProvider time, bool isInternal = false)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(type);
        if (ArtifactNames.NameFault(name) is { } nameFault)
            throw new ArgumentException($"'{name}' cannot be an artifact's name: {nameFault}.", nameof(name));
        if (!isInternal && ArtifactNames.TypeFault(type, name) is { } typeFault)
            throw new ArgumentException($"'{type}' cannot be the type of '{name}': {typeFault}.", nameof(type));
        Name = name;
        Type = type;
        _time = time;
        _contents = new ArtifactContents(name);
        _staging = new ArtifactStaging(paths.Staging);
    }

    /// <summary>The name, without a version.</summary>
    public string Name { get; }

    /// <summary>The type.</summary>
    public string Type { get; }

    /// <summary>What people read about it in W&amp;B.</summary>
    public string? Description { get; set; }

    /// <summary>How long the server keeps this version. Default: the server decides.</summary>
    public ArtifactTtl Ttl { get; set; }

    /// <summary>Whether the entries come on top of those of the last version. Default: they are all that the version has.</summary>
    public bool IsIncremental { get; init; }

    /// <summary>Where the server keeps the files, for servers with several regions. Default: the server's own.</summary>
    public string? StorageRegion { get; init; }

    /// <summary>The entries so far, in the order of their paths.</summary>
    public IReadOnlyList<ArtifactEntry> Entries => _contents.Snapshot();

    /// <summary>Bytes of all entries whose length is known.</summary>
    public long Size => Entries.Sum(entry => entry.Size ?? 0);

    /// <summary>The digest of the entries so far: versions with the same digest have the same content.</summary>
    public string Digest => ManifestDigest.Compute(Entries);

    /// <summary>Whether the artifact was logged; it does not change any more then.</summary>
    public bool IsLogged => _contents.IsClosed;

    /// <summary>The metadata as JSON text; <see langword="null"/> if there is none.</summary>
    public string? Metadata { get; private set; }

    /// <summary>The server's id of the version that this one was made from.</summary>
    internal string? BaseId { get; init; }

    /// <summary>The id by which other artifacts name this one, before the server knows it.</summary>
    internal string ClientId { get; } = ArtifactIds.NewClientId();

    /// <summary>Sets the metadata to the members of a config.</summary>
    /// <typeparam name="TConfig">A partial type with <see cref="WandbConfigAttribute"/>.</typeparam>
    /// <param name="metadata">The config, as it is now. NaN becomes null.</param>
    /// <exception cref="ArgumentException">It has more than 100 keys, or an infinity.</exception>
    /// <exception cref="InvalidOperationException">The artifact was logged.</exception>
    public void SetMetadata<TConfig>(TConfig metadata) where TConfig : IWandbConfig
    {
        ArgumentNullException.ThrowIfNull(metadata);
        _contents.ThrowIfClosed();
        Metadata = MetadataJson.Of(metadata);
    }

    /// <summary>Sets the metadata to values by key.</summary>
    /// <param name="metadata">Numbers, flags, text, lists, and dictionaries of these. NaN becomes null.</param>
    /// <exception cref="ArgumentException">There are more than 100 keys, an infinity, or a value of another kind.</exception>
    /// <exception cref="InvalidOperationException">The artifact was logged.</exception>
    public void SetMetadata(IEnumerable<KeyValuePair<string, object?>> metadata)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        _contents.ThrowIfClosed();
        Metadata = MetadataJson.Of(metadata);
    }

    /// <summary>Adds a file, as it is now.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">Its path inside the artifact. Default: the file's name.</param>
    /// <param name="overwrite">Whether it replaces an entry of the same path with other content. Default: that is an error.</param>
    /// <returns>The entry.</returns>
    /// <exception cref="ArgumentException">The path inside the artifact breaks a rule.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">The file cannot be read or copied, or somebody keeps writing to it.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    /// <exception cref="InvalidOperationException">The path is taken by other content, or the artifact was logged.</exception>
    public ArtifactEntry AddFile(string path, string? name = null, bool overwrite = false)
    {
        ArgumentNullException.ThrowIfNull(path);
        _contents.ThrowIfClosed();
        string entryPath = EntryPath.Normalize(name ?? Path.GetFileName(path));
        string file = Path.GetFullPath(path);
        ArtifactEntry entry = Add(_staging.Capture(file, entryPath, _time), overwrite);
        _addedFiles[file] = entryPath;
        return entry;
    }

    /// <summary>Adds the files of a folder and of those below it, as they are now; all of them or, if something fails, none.</summary>
    /// <param name="path">The folder. Folders without files leave no trace.</param>
    /// <param name="options">Which files, and where they go. Default: all, to the root.</param>
    /// <returns>The entries.</returns>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="ArgumentException">A path inside the artifact breaks a rule.</exception>
    /// <exception cref="IOException">A file cannot be read or copied, somebody keeps writing to it, or a link is refused or leads in a circle.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    /// <exception cref="InvalidOperationException">A path is taken by other content, or the artifact was logged.</exception>
    public IReadOnlyList<ArtifactEntry> AddDirectory(string path, ArtifactDirectoryOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        options ??= new ArtifactDirectoryOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Parallelism, 1, nameof(options));
        _contents.ThrowIfClosed();
        if (!Directory.Exists(path))
            throw new DirectoryNotFoundException($"There is no folder '{path}'.");
        IReadOnlyList<(string File, string Path)> files = new DirectoryWalk(options).Files(Path.GetFullPath(path));
        string[] names = [.. files.Select(file => EntryPath.Normalize(options.Name is { } folder ? $"{folder}/{file.Path}" : file.Path))];
        ArtifactEntry[] entries = ParallelCapture.Run(_staging, files, names, options.Parallelism, _time);
        try
        {
            _contents.Add(entries, options.Overwrite);
        }
        catch
        {
            ParallelCapture.Undo(entries);
            throw;
        }
        for (int index = 0; index < files.Count; index++)
            _addedFiles[files[index].File] = names[index];
        return entries;
    }

    /// <summary>Makes a file of the artifact. It becomes an entry when the stream is closed.</summary>
    /// <param name="name">Its path inside the artifact.</param>
    /// <param name="overwrite">Whether it replaces an entry of the same path. Default: that is an error.</param>
    /// <returns>The stream to write it with; close it before the artifact is logged.</returns>
    /// <exception cref="ArgumentException">The path breaks a rule.</exception>
    /// <exception cref="IOException">The file cannot be made.</exception>
    /// <exception cref="InvalidOperationException">The path is taken, or the artifact was logged.</exception>
    public Stream NewFile(string name, bool overwrite = false)
    {
        ArgumentNullException.ThrowIfNull(name);
        string path = EntryPath.Normalize(name);
        _contents.Open(path, overwrite);
        string staged = _staging.NewPath();
        return new StagedFileStream(staged, () => _contents.Close(ArtifactStaging.Seal(staged, path) with { SkipCache = true }));
    }

    /// <summary>Adds a reference to something that is kept elsewhere. No network is used; a <c>file:</c> address is read for its digest.</summary>
    /// <param name="uri">The address, with a scheme: <c>s3</c>, <c>gs</c>, <c>https</c>, <c>file</c> or any other.</param>
    /// <param name="name">The path inside the artifact. Default: the last part of the address; unknown schemes need a name.</param>
    /// <param name="info">What is known of the object. Default: nothing, so that the address alone tells versions apart.</param>
    /// <param name="overwrite">Whether it replaces an entry of the same path with another digest. Default: that is an error.</param>
    /// <returns>The entries: one, or for a <c>file:</c> address of a folder one for each file in it.</returns>
    /// <exception cref="ArgumentException">The address or the path breaks a rule, or there is nothing at a <c>file:</c> address.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="InvalidOperationException">The path is taken, or the artifact was logged.</exception>
    public IReadOnlyList<ArtifactEntry> AddReference(string uri, string? name = null, ArtifactReferenceInfo? info = null, bool overwrite = false)
    {
        ArgumentNullException.ThrowIfNull(uri);
        ArtifactEntry[] entries = ReferenceEntries.SchemeOf(uri) == "file"
            ? [.. ReferenceEntries.OfFiles(uri, name, checksum: true)]
            : [ReferenceEntries.Of(uri, name, info)];
        _contents.Add(entries, overwrite);
        return entries;
    }

    /// <summary>Adds a reference to something on a web server or in Azure's blob storage, and asks there for its ETag and length.</summary>
    /// <param name="uri">The address, with the scheme <c>http</c> or <c>https</c>.</param>
    /// <param name="name">The path inside the artifact. Default: the last part of the address.</param>
    /// <param name="http">What the server is asked with, if it wants credentials. Default: a plain client.</param>
    /// <param name="overwrite">Whether it replaces an entry of the same path with another digest. Default: that is an error.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>The entry.</returns>
    /// <exception cref="ArgumentException">The address is of another scheme, or the path breaks a rule.</exception>
    /// <exception cref="HttpRequestException">The server cannot be reached, or refuses.</exception>
    /// <exception cref="InvalidOperationException">The path is taken, or the artifact was logged.</exception>
    public async Task<ArtifactEntry> AddReferenceAsync(
        string uri, string? name = null, HttpClient? http = null, bool overwrite = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(uri);
        if (ReferenceEntries.SchemeOf(uri) is not ("http" or "https"))
            throw new ArgumentException($"'{uri}' cannot be asked over HTTP; add it with AddReference and what you know of it.", nameof(uri));
        (string answered, ArtifactReferenceInfo info) = await ReferenceProbe.AskAsync(http ?? DefaultHttp, uri, cancellationToken).ConfigureAwait(false);
        return Add(ReferenceEntries.Of(answered, name, info), overwrite);
    }

    /// <summary>Removes an entry, or all entries below a folder.</summary>
    /// <param name="path">The path inside the artifact.</param>
    /// <exception cref="KeyNotFoundException">There is no such entry and no such folder.</exception>
    /// <exception cref="InvalidOperationException">The artifact was logged.</exception>
    public void Remove(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        ParallelCapture.Undo(_contents.Remove(EntryPath.Normalize(path)));
    }

    /// <summary>Deletes the copies of the added files, unless the artifact was logged: they are deleted after the upload then.</summary>
    public void Dispose()
    {
        if (!IsLogged)
            _staging.Delete();
    }

    /// <summary>Adds an entry that is already staged, or a reference.</summary>
    internal ArtifactEntry Add(ArtifactEntry entry, bool overwrite)
    {
        try
        {
            _contents.Add([entry], overwrite);
            return entry;
        }
        catch
        {
            ParallelCapture.Undo([entry]);
            throw;
        }
    }

    /// <summary>Closes the artifact and tells what is logged of it.</summary>
    /// <exception cref="ArgumentException">An alias or a tag breaks a rule.</exception>
    /// <exception cref="InvalidOperationException">It was logged before, a new file is still open, or an entry has the path of a folder.</exception>
    internal ArtifactDraft ToDraft(IEnumerable<string>? aliases, IEnumerable<string>? tags)
    {
        IReadOnlyList<string> checkedAliases = ArtifactNames.Aliases(aliases);
        IReadOnlyList<string> checkedTags = ArtifactNames.Tags(tags);
        IReadOnlyList<ArtifactEntry> entries = _contents.CloseAll();
        return new ArtifactDraft
        {
            Name = Name,
            Type = Type,
            ClientId = ClientId,
            Entries = entries,
            EntriesFile = EntriesFile(entries),
            Description = Description,
            Metadata = Metadata,
            Aliases = checkedAliases,
            Tags = checkedTags,
            TtlSeconds = Ttl.Seconds,
            IsIncremental = IsIncremental,
            StorageRegion = string.IsNullOrWhiteSpace(StorageRegion) ? null : StorageRegion.Trim(),
            BaseId = BaseId,
        };
    }

    // A record has to pass through memory as a whole, several times.
    private string? EntriesFile(IReadOnlyList<ArtifactEntry> entries)
    {
        if (entries.Count <= ManifestLines.MaxInRecord && entries.Sum(entry => (long)entry.Path.Length + (entry.LocalPath?.Length ?? 0)) <= MaxRecordCharacters)
            return null;
        string file = _staging.NewPath();
        ManifestLines.Write(file, entries);
        return file;
    }

    /// <summary>Takes over what an earlier version has.</summary>
    internal void Continue(IReadOnlyList<ArtifactEntry> entries, string metadata)
    {
        _contents.Add(entries, overwrite: false);
        Metadata = metadata == "{}" ? null : metadata;
    }

    /// <summary>Deletes the copies of an artifact that was logged to a run that records nothing.</summary>
    internal void DeleteStaged() => _staging.Delete();
}
