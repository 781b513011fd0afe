using Instrument.Records;
using Microsoft.Extensions.Logging;

namespace Instrument.Media;

/// <summary>
/// The place in a run at which a value is logged: stores its files, and takes what else it puts into the log. One for each value of a
/// row; log thread only.
/// </summary>
internal sealed class ValueBinding
{
    private readonly ValueRecorder _recorder;

    internal ValueBinding(ValueRecorder recorder, string[] path, string step)
    {
        _recorder = recorder;
        Path = path;
        Step = step;
    }

    /// <summary>The key's segments; several for a value inside nested dictionaries.</summary>
    public string[] Path { get; }

    /// <summary>The innermost key, after which files are named.</summary>
    public string Key => Path[^1];

    /// <summary>The row's step as names of files have it.</summary>
    public string Step { get; }

    /// <summary>The run.</summary>
    public ValueContext Run => _recorder.Context;

    /// <summary>Takes warnings.</summary>
    public ILogger Logger => _recorder.Logger;

    /// <summary>Stores a file of the value and announces it, so that it is uploaded.</summary>
    /// <param name="folder">The type's folder below <c>media</c>, for example <c>images</c> or <c>images/mask</c>.</param>
    /// <param name="extension">With its leading dot, for example <c>.png</c> or <c>.mask.png</c>.</param>
    /// <param name="content">The content.</param>
    /// <exception cref="IOException">The content cannot be read, or the file not be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public StoredFile Store(string folder, string extension, MediaContent content)
    {
        StoredFile file = _recorder.Store.Store(sha256 => MediaPath.Create(folder, Key, Step, sha256, extension), content);
        Announce(file);
        return file;
    }

    /// <summary>As <see cref="Store(string, string, MediaContent)"/>, for a file that is written piece by piece.</summary>
    public StoredFile Store(string folder, string extension, Func<Stream, (string Sha256, long Size)> write)
    {
        StoredFile file = Put(folder, extension, write);
        Announce(file);
        return file;
    }

    /// <summary>Stores a file that is announced later, after records that come before it.</summary>
    public StoredFile Put(string folder, string extension, Func<Stream, (string Sha256, long Size)> write) =>
        _recorder.Store.Store(sha256 => MediaPath.Create(folder, Key, Step, sha256, extension), write);

    /// <summary>Sets a value of the run's config, if it is not set to that already.</summary>
    /// <param name="path">The segments of its key.</param>
    /// <param name="json">The value.</param>
    public void SetConfig(IReadOnlyList<string> path, string json) => _recorder.SetConfig(path, json);

    /// <summary>Appends a record, for example of an artifact, before the row's history record.</summary>
    public void Append(Record record) => _recorder.Append(record);

    /// <summary>Tells the user's logger that W&amp;B shows the value otherwise than it is. Of a run the first such message counts.</summary>
    /// <param name="reason">What is wrong with the value, as a part of a sentence.</param>
    public void WarnOnce(string reason) => _recorder.Warn(Key, reason);

    /// <summary>Logs another value at the top level of the same row, in which it has its own binding.</summary>
    public void Log(string key, WandbValue value) => _recorder.AddToRow(key, value);

    /// <summary>Announces a file, so that it is uploaded.</summary>
    public void Announce(StoredFile file)
    {
        FilesItem item = new() { Path = file.Path, Policy = FilesItem.Types.PolicyType.Now, Type = FilesItem.Types.FileType.Media };
        Append(new Record { Files = new FilesRecord { Files = { item } } });
    }
}
