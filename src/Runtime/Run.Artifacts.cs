using Instrument.Artifacts;
using Instrument.Http;
using Instrument.Records;

namespace Instrument;

/// <content>Artifacts that a run makes.</content>
public sealed partial class Run
{
    /// <summary>
    /// Logs an artifact: it is recorded at once, and uploaded while the run goes on. It does not change any more then. An offline run keeps it
    /// for <c>instrument sync</c>.
    /// </summary>
    /// <param name="artifact">The artifact.</param>
    /// <param name="aliases">Names that the new version gets; <c>latest</c> is always among them.</param>
    /// <param name="tags">Tags that the new version gets.</param>
    /// <returns>The artifact on its way to the server; nobody has to wait for it.</returns>
    /// <exception cref="ArgumentException">An alias or a tag breaks a rule.</exception>
    /// <exception cref="InvalidOperationException">The artifact was logged before, or a file of it is still open.</exception>
    /// <exception cref="IOException">The artifact has very many files, and the list of them cannot be written.</exception>
    /// <exception cref="ObjectDisposedException">The run has finished.</exception>
    public LoggedArtifact LogArtifact(Artifact artifact, IEnumerable<string>? aliases = null, IEnumerable<string>? tags = null)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        if (_finished)
            ThrowFinished();
        return Log(artifact, artifact.ToDraft(aliases, tags));
    }

    /// <summary>Logs a file or a folder as an artifact.</summary>
    /// <param name="path">The file or folder, or the address of something that is kept elsewhere, such as <c>s3://bucket/key</c>.</param>
    /// <param name="name">The artifact's name. Default: <c>run-ID-</c> and the name of the file.</param>
    /// <param name="type">What it is, for example <c>dataset</c>. Default: <c>unspecified</c>.</param>
    /// <param name="aliases">Names that the new version gets; <c>latest</c> is always among them.</param>
    /// <param name="tags">Tags that the new version gets.</param>
    /// <returns>The artifact on its way to the server; nobody has to wait for it.</returns>
    /// <exception cref="ArgumentException">A name, an alias or a tag breaks a rule.</exception>
    /// <exception cref="FileNotFoundException">There is no such file or folder.</exception>
    /// <exception cref="IOException">A file cannot be read or copied.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    /// <exception cref="ObjectDisposedException">The run has finished.</exception>
    public LoggedArtifact LogArtifact(
        string path, string? name = null, string? type = null, IEnumerable<string>? aliases = null, IEnumerable<string>? tags = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (_finished)
            ThrowFinished();
        string lastPart = path.TrimEnd('/', System.IO.Path.DirectorySeparatorChar);
        lastPart = lastPart[(lastPart.LastIndexOfAny(['/', System.IO.Path.DirectorySeparatorChar]) + 1)..];
        using Artifact artifact = new(name ?? $"run-{Id}-{lastPart}", type ?? "unspecified", ArtifactPaths.Of(_options.EnvironmentVariable), _options.TimeProvider);
        if (path.Contains("://", StringComparison.Ordinal))
            artifact.AddReference(path);
        else if (System.IO.Directory.Exists(path))
            artifact.AddDirectory(path);
        else
            artifact.AddFile(path);
        return LogArtifact(artifact, aliases, tags);
    }

    /// <summary>Logs a model: an artifact of the type <c>model</c>.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="name">The artifact's name. Default: <c>run-ID-</c> and the name of the file.</param>
    /// <param name="aliases">Names that the new version gets; <c>latest</c> is always among them.</param>
    /// <inheritdoc cref="LogArtifact(string, string?, string?, IEnumerable{string}?, IEnumerable{string}?)"/>
    public LoggedArtifact LogModel(string path, string? name = null, IEnumerable<string>? aliases = null) => LogArtifact(path, name, "model", aliases);

    /// <summary>
    /// Logs the sources of the program as an artifact of the type <c>code</c>: files that git does not ignore, or, outside of a repository, all but
    /// the folders of what is built.
    /// </summary>
    /// <param name="root">The folder of the sources. Default: the current directory.</param>
    /// <param name="options">Which files. Default: sources and projects.</param>
    /// <returns>The artifact on its way to the server; <see langword="null"/> if there is no such file.</returns>
    /// <exception cref="ArgumentException">The name breaks a rule.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="IOException">A file cannot be read or copied.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    /// <exception cref="ObjectDisposedException">The run has finished.</exception>
    public LoggedArtifact? LogCode(string? root = null, SourceOptions? options = null)
    {
        if (_finished)
            ThrowFinished();
        options ??= new SourceOptions();
        string folder = System.IO.Path.GetFullPath(root ?? ".");
        if (!System.IO.Directory.Exists(folder))
            throw new DirectoryNotFoundException($"There is no folder '{folder}'.");
        string name = ArtifactNames.MakeSafe(options.Name ?? $"source-{Project}-{_settings.Program ?? "program"}");
        using Artifact artifact = new(name, "code", ArtifactPaths.Of(_options.EnvironmentVariable), _options.TimeProvider, isInternal: true);
        foreach ((string file, string path) in SourceFiles.List(folder, options))
            artifact.AddFile(file, path);
        if (artifact.Entries.Count == 0)
        {
            LogMessages.NoSources(_options.Logger, folder);
            return null;
        }
        LoggedArtifact logged = LogArtifact(artifact);
        ConfigRecord config = new();
        config.Update.Add(new ConfigItem { NestedKey = { "_wandb", "code_path" }, ValueJson = $"\"{name}\"" });
        _recorder?.Append(new Record { Config = config });
        return logged;
    }

    /// <summary>Finds an artifact of the server, and notes that the run uses it.</summary>
    /// <param name="name">
    /// <c>name</c>, <c>name:alias</c>, <c>name:v3</c>, with <c>project/</c> or <c>entity/project/</c> before it; without an alias it is <c>latest</c>.
    /// </param>
    /// <param name="type">The type that it must have. Default: any.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The artifact, to be downloaded or looked into.</returns>
    /// <exception cref="ArgumentException">The name has a wrong form, or the artifact is of another type.</exception>
    /// <exception cref="WandbException">There is no such artifact, or the server does not know the run.</exception>
    /// <exception cref="NotSupportedException">The run is not online.</exception>
    /// <exception cref="ObjectDisposedException">The run has finished.</exception>
    public async Task<StoredArtifact> UseArtifactAsync(string name, string? type = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArtifactName parsed = ArtifactName.Parse(name);
        RunArtifacts artifacts = await OnlineArtifactsAsync(cancellationToken).ConfigureAwait(false);
        StoredArtifact found = await artifacts.Source.GetAsync(parsed, cancellationToken).ConfigureAwait(false);
        if (type is not null && found.Type != type)
            throw new ArgumentException($"The artifact '{found.FullName}' has the type '{found.Type}', not '{type}'.", nameof(type));
        await artifacts.UseAsync(found, cancellationToken).ConfigureAwait(false);
        if (!_recorder!.Append(ArtifactRecords.Use(found)))
            ThrowFinished();
        return found;
    }

    /// <summary>Finds a model, notes that the run uses it, and downloads it.</summary>
    /// <param name="name">As for <see cref="UseArtifactAsync"/>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Full path of the model's file, or of its folder if it has several.</returns>
    /// <exception cref="ArgumentException">The name has a wrong form, or the artifact is no model.</exception>
    /// <exception cref="WandbException">There is no such artifact, or it cannot be downloaded.</exception>
    /// <exception cref="NotSupportedException">The run is not online.</exception>
    /// <exception cref="ObjectDisposedException">The run has finished.</exception>
    public async Task<string> UseModelAsync(string name, CancellationToken cancellationToken = default)
    {
        StoredArtifact model = await UseArtifactAsync(name, null, cancellationToken).ConfigureAwait(false);
        if (!model.Type.Contains("model", StringComparison.OrdinalIgnoreCase))
            throw new ArgumentException($"The artifact '{model.FullName}' has the type '{model.Type}', so it is no model.", nameof(name));
        string folder = await model.DownloadAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        return await model.GetEntriesAsync(cancellationToken).ConfigureAwait(false) is [var only] ? System.IO.Path.Combine(folder, only.Path) : folder;
    }

    /// <summary>Makes a version that this run has logged a member of another collection, for example of a registry.</summary>
    /// <param name="artifact">The version; it is waited for.</param>
    /// <param name="target"><c>collection</c>, <c>project/collection</c> or <c>entity/project/collection</c>; the project of a registry is <c>wandb-registry-NAME</c>.</param>
    /// <param name="aliases">Names that the version gets there.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The version there, as <c>v0</c>; <see langword="null"/> if the server does not say.</returns>
    /// <exception cref="ArgumentException">The target or an alias has a wrong form.</exception>
    /// <exception cref="WandbException">The artifact was not uploaded, or the server refuses.</exception>
    /// <exception cref="NotSupportedException">The run is not online.</exception>
    /// <exception cref="ObjectDisposedException">The run has finished.</exception>
    public async Task<string?> LinkArtifactAsync(
        LoggedArtifact artifact, string target, IEnumerable<string>? aliases = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        ArgumentNullException.ThrowIfNull(target);
        RunArtifacts artifacts = await OnlineArtifactsAsync(cancellationToken).ConfigureAwait(false);
        await artifact.WaitAsync(cancellationToken).ConfigureAwait(false);
        return await artifacts.LinkAsync(artifact.Id!, target, aliases, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes a version of the server a member of another collection, for example of a registry.</summary>
    /// <param name="artifact">The version.</param>
    /// <param name="target"><c>collection</c>, <c>project/collection</c> or <c>entity/project/collection</c>; the project of a registry is <c>wandb-registry-NAME</c>.</param>
    /// <param name="aliases">Names that the version gets there.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The version there, as <c>v0</c>; <see langword="null"/> if the server does not say.</returns>
    /// <exception cref="ArgumentException">The target or an alias has a wrong form.</exception>
    /// <exception cref="WandbException">The server refuses.</exception>
    /// <exception cref="NotSupportedException">The run is not online.</exception>
    /// <exception cref="ObjectDisposedException">The run has finished.</exception>
    public async Task<string?> LinkArtifactAsync(
        StoredArtifact artifact, string target, IEnumerable<string>? aliases = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        ArgumentNullException.ThrowIfNull(target);
        RunArtifacts artifacts = await OnlineArtifactsAsync(cancellationToken).ConfigureAwait(false);
        return await artifacts.LinkAsync(artifact.Id, target, aliases, cancellationToken).ConfigureAwait(false);
    }

    private async Task<RunArtifacts> OnlineArtifactsAsync(CancellationToken cancellation)
    {
        if (_finished)
            ThrowFinished();
        if (_shipping is null)
            throw new NotSupportedException($"The run '{Id}' is not online, so it cannot use artifacts of a server. Start it online, or read them with ArtifactStore.");
        RunPath path = await _shipping.WhenRegisteredAsync(cancellation).ConfigureAwait(false);
        ArtifactSource source = new(
            _shipping.Api, ArtifactPaths.Of(_options.EnvironmentVariable), _settings.Server!.Address, path.Entity, path.Project, _options.TimeProvider,
            _options.EnvironmentVariable);
        return new RunArtifacts(_shipping.Api, source, path);
    }

    private LoggedArtifact Log(Artifact artifact, ArtifactDraft draft)
    {
        if (_recorder is null)
        {
            artifact.DeleteStaged();
            return new LoggedArtifact(draft, isSent: false);
        }
        LoggedArtifact logged = Log(draft);
        artifact.SettleObjects(draft);
        return logged;
    }

    /// <summary>Records an artifact, and lets its upload be waited for.</summary>
    private LoggedArtifact Log(ArtifactDraft draft)
    {
        if (_shipping is null && string.IsNullOrEmpty(_settings.Entity))
            LogMessages.ArtifactWithoutEntity(_options.Logger, draft.Name);
        LoggedArtifact logged = new(draft, isSent: _shipping is not null);
        _shipping?.Artifacts.Add(logged);
        if (!_recorder!.Append(ArtifactRecords.Create(draft, _settings)))
            ThrowFinished();
        return logged;
    }
}
