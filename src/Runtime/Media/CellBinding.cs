namespace Instrument.Media;

/// <summary>
/// The artifact that a table or another object is being written into: takes the files of media. One for each object that is logged or added;
/// one thread.
/// </summary>
internal abstract class CellBinding
{
    /// <summary>Adds a file of a cell to the artifact; the same file is in there once.</summary>
    /// <param name="folder">The type's folder below <c>media</c>, for example <c>images</c> or <c>images/mask</c>.</param>
    /// <param name="extension">With its leading dot, for example <c>.png</c> or <c>.mask.png</c>. A user's file keeps its own name.</param>
    /// <param name="content">The content.</param>
    /// <exception cref="IOException">The content cannot be read, or the file not be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public abstract CellFile Add(string folder, string extension, MediaContent content);

    /// <summary>Adds a file at a place of its own, for example a set of classes; the same place is written once.</summary>
    /// <param name="path">The path in the artifact, with forward slashes.</param>
    /// <param name="content">The content.</param>
    /// <exception cref="IOException">The content cannot be read, or the file not be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public abstract CellFile AddAt(string path, MediaContent content);

    /// <summary>Where <see cref="Add"/> puts a file (docs/wire/media.md §1.8).</summary>
    /// <param name="folder">The type's folder below <c>media</c>.</param>
    /// <param name="extension">With its leading dot.</param>
    /// <param name="content">The content.</param>
    /// <param name="md5">MD5 of the content, in lower-case hex.</param>
    /// <param name="sha256">SHA-256 of the content, in lower-case hex.</param>
    protected static string PathOf(string folder, string extension, MediaContent content, string md5, string sha256) =>
        content.FileName is { } name
            ? $"media/{folder}/{sha256[..MediaPath.IdLength]}/{name}"
            : $"media/{folder}/{md5[..MediaPath.IdLength]}{extension}";
}
