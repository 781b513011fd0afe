using Instrument.Details;
using Instrument.Http;
using Instrument.Media;
using Instrument.Reading;
using Instrument.Records;

namespace Instrument;

/// <content>What a run tells beside its rows: config, summary, alerts, text, files and its own description.</content>
public sealed partial class Run
{
    // W&B's own default (docs/wire/sdk-surface.md §4.5).
    private static readonly TimeSpan AlertWait = TimeSpan.FromMinutes(1);

    /// <summary>The run's hyperparameters and settings: what <c>Wandb.Init</c> got, and what is added here.</summary>
    public RunConfig Config { get; }

    /// <summary>What W&amp;B shows of the run as a whole.</summary>
    public RunSummary Summary { get; }

    /// <summary>Sends a message to those who have asked W&amp;B for alerts, by mail or chat. An offline run sends it when it is synced.</summary>
    /// <param name="title">A short title, best below 64 characters.</param>
    /// <param name="text">The message.</param>
    /// <param name="level">How urgent it is. Default: <see cref="AlertLevel.Info"/>.</param>
    /// <param name="waitDuration">The least time between two alerts with one title. Default: a minute.</param>
    /// <exception cref="ArgumentException">The title is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative, or the level is none.</exception>
    /// <exception cref="ObjectDisposedException">The run has finished.</exception>
    public void Alert(string title, string text, AlertLevel level = AlertLevel.Info, TimeSpan? waitDuration = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        ArgumentNullException.ThrowIfNull(text);
        TimeSpan wait = waitDuration ?? AlertWait;
        ArgumentOutOfRangeException.ThrowIfLessThan(wait, TimeSpan.Zero, nameof(waitDuration));
        string name = level switch
        {
            AlertLevel.Info => "INFO",
            AlertLevel.Warn => "WARN",
            AlertLevel.Error => "ERROR",
            _ => throw new ArgumentOutOfRangeException(nameof(level), level, "Use Info, Warn or Error."),
        };
        Append(new Record { Alert = new AlertRecord { Title = title, Text = text, Level = name, WaitDuration = (long)wait.TotalMilliseconds } });
    }

    /// <summary>Adds lines to the run's console log in W&amp;B, without writing them to the console.</summary>
    /// <param name="text">One or several lines.</param>
    /// <exception cref="ObjectDisposedException">The run has finished.</exception>
    public void WriteLog(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!TryWriteLog(text.ReplaceLineEndings("\n"), _options.TimeProvider.GetUtcNow(), isError: false))
            ThrowFinished();
    }

    /// <summary>Gives the run another display name.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="ObjectDisposedException">The run has finished.</exception>
    public void Rename(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Describe(run => run.DisplayName = name);
        _newName = name;
    }

    /// <summary>Sets the run's notes in place of those it has.</summary>
    /// <param name="notes">The notes, in Markdown.</param>
    /// <exception cref="ArgumentException">The notes are empty: W&amp;B's log has no way to take them back.</exception>
    /// <exception cref="ObjectDisposedException">The run has finished.</exception>
    public void SetNotes(string notes)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(notes);
        Describe(run => run.Notes = notes);
    }

    /// <summary>Sets the run's tags in place of those it has.</summary>
    /// <param name="tags">The tags, of 1 to 64 characters each.</param>
    /// <exception cref="ArgumentException">There is none, or one breaks the rule.</exception>
    /// <exception cref="ObjectDisposedException">The run has finished.</exception>
    public void SetTags(params IReadOnlyList<string> tags)
    {
        ArgumentNullException.ThrowIfNull(tags);
        if (tags.Count == 0)
            throw new ArgumentException("There is no tag: W&B's log has no way to take all of them back. Name at least one.", nameof(tags));
        foreach (string tag in tags)
        {
            if (tag is null or { Length: 0 or > 64 })
                throw new ArgumentException($"The tag '{tag}' has {tag?.Length ?? 0} characters; a tag has 1 to 64.", nameof(tags));
        }
        Describe(run => run.Tags.AddRange(tags.Distinct(StringComparer.Ordinal)));
    }

    /// <summary>Saves files with the run, so that they are uploaded and shown with it.</summary>
    /// <param name="pattern">
    /// The files: a path, or a pattern with <c>*</c>, <c>?</c> and <c>[a-z]</c> for parts of names and <c>**</c> for any number of folders.
    /// </param>
    /// <param name="basePath">
    /// The folder below which the files' places are kept: <c>results/a.json</c> with the base <c>results</c> becomes <c>a.json</c>. Default:
    /// the current directory, and for a full path the folder of the file's folder.
    /// </param>
    /// <param name="policy">When they are uploaded. Default: <see cref="RunFilePolicy.Live"/>.</param>
    /// <returns>Full paths of the files in the run's folder; none if nothing matches.</returns>
    /// <remarks>
    /// A file is linked, so that what is written to it later is saved too; where that is not possible it is copied as it is now. A disabled run
    /// saves nothing.
    /// </remarks>
    /// <exception cref="ArgumentException">The pattern leads out of the base, or names files that cannot be saved under their names everywhere.</exception>
    /// <exception cref="IOException">A file cannot be read, or the run's folder not be written.</exception>
    /// <exception cref="ObjectDisposedException">The run has finished.</exception>
    public IReadOnlyList<string> Save(string pattern, string? basePath = null, RunFilePolicy policy = RunFilePolicy.Live)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(pattern);
        if (!Enum.IsDefined(policy))
            throw new ArgumentOutOfRangeException(nameof(policy), policy, "Use Now, End or Live.");
        SavePattern files = SavePattern.Parse(pattern, basePath);
        if (_finished)
            ThrowFinished();
        if (_recorder is null)
            return [];
        List<string> saved = [];
        FilesRecord record = new();
        foreach (SavedFile file in files.SaveTo(Path.Combine(_recorder.Directory, "files"), policy))
        {
            saved.Add(file.FullPath);
            record.Files.Add(new FilesItem { Path = file.Path, Policy = (FilesItem.Types.PolicyType)(int)file.Policy });
        }
        if (record.Files.Count != 0)
            Append(new Record { Files = record });
        return saved;
    }

    /// <summary>Brings a file back that was saved with a run, for example a checkpoint to go on from.</summary>
    /// <param name="name">The file's path among the run's files, with forward slashes.</param>
    /// <param name="runPath">The run that has it: <c>run</c>, <c>project/run</c> or <c>entity/project/run</c>. Default: this run.</param>
    /// <param name="folder">The folder that it is brought to, under its path. Default: the folder of this run's files.</param>
    /// <param name="replace">Whether it is downloaded although it is there already. Default: it is left as it is.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Full path of the file; <see langword="null"/> if the run has no such file.</returns>
    /// <exception cref="ArgumentException">The name leads out of the folder, or the run's path has a wrong form.</exception>
    /// <exception cref="WandbException">There is no such run, the file is not uploaded yet, or it cannot be downloaded.</exception>
    /// <exception cref="NotSupportedException">The run is not online, and the file is not there already.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="ObjectDisposedException">The run has finished.</exception>
    public async Task<string?> RestoreAsync(
        string name, string? runPath = null, string? folder = null, bool replace = false, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (_finished)
            ThrowFinished();
        string target = System.IO.Path.GetFullPath(folder ?? (Directory is { } own ? Path.Combine(own, "files") : "."));
        string place = RestoredFile.PlaceOf(name, target);
        if (!replace && File.Exists(place))
            return place;
        if (_shipping is null)
            throw new NotSupportedException($"The run '{Id}' is not online, so it cannot restore '{name}' from a server. Start it online.");
        RunPath path = await _shipping.WhenRegisteredAsync(cancellationToken).ConfigureAwait(false);
        if (runPath is not null)
            path = ToPath(runPath, path);
        return await new RestoredFile(_shipping.Api, path, name, target).FetchAsync(cancellationToken).ConfigureAwait(false);
    }

    private static RunPath ToPath(string runPath, RunPath own) => runPath.Trim('/').Split('/') switch
    {
        [{ Length: > 0 } run] => own with { RunId = run },
        [{ Length: > 0 } project, { Length: > 0 } run] => own with { Project = project, RunId = run },
        [{ Length: > 0 } entity, { Length: > 0 } project, { Length: > 0 } run] => new RunPath(entity, project, run),
        _ => throw new ArgumentException($"The path of a run '{runPath}' is none; write run, project/run or entity/project/run.", nameof(runPath)),
    };

    private void Describe(Action<RunRecord> change)
    {
        // The start belongs into each of these records (docs/wire/records.md §4.3).
        RunRecord run = new() { RunId = Id, Project = Project, Entity = _settings.Entity ?? "" };
        if (_recorder is { } recorder)
            run.StartTime = Google.Protobuf.WellKnownTypes.Timestamp.FromDateTimeOffset(recorder.StartUtc);
        change(run);
        Append(new Record { Run = run });
    }

    private void Append(Record record)
    {
        if (!TryAppend(record))
            ThrowFinished();
    }

    private bool TryAppend(Record record, ValueRow values) => _recorder is { } recorder ? recorder.Append(record, values) : !_finished;

    private bool TryAppend(Record record) => _recorder is { } recorder ? recorder.Append(record) : !_finished;
}
