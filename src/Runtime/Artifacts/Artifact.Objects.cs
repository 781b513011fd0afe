using System.Collections.Concurrent;
using Instrument.Artifacts.Objects;

namespace Instrument.Artifacts;

/// <content>Tables, images and other objects that W&amp;B shows inside an artifact.</content>
public sealed partial class Artifact
{
    private readonly KnownObjects _objects = new();

    // The paths of added files by their full paths on this machine: media that are made from such a file name its entry.
    private readonly ConcurrentDictionary<string, string> _addedFiles = new(StringComparer.Ordinal);

    /// <summary>
    /// Adds a table, an image or another value that W&amp;B shows, as it is now: an entry that describes it, and its files below <c>media/</c>.
    /// </summary>
    /// <remarks>
    /// A value that the artifact has already is not added again. One that is in an artifact that was logged is not uploaded a second time: the
    /// entry refers to it. A file that was added with <see cref="AddFile"/> or <see cref="AddDirectory"/> serves the media that are made from it.
    /// </remarks>
    /// <param name="value">A <see cref="Table"/>, what a <see cref="TableWriter"/> has completed (before it is logged), a <see cref="JoinedTable"/>, a <see cref="PartitionedTable"/>, or an <see cref="Image"/>, <see cref="Audio"/>, <see cref="Video"/>, <see cref="Html"/>, <see cref="Object3D"/> or <see cref="Molecule"/>.</param>
    /// <param name="name">The path inside the artifact. The type is put at its end: <c>preds</c> becomes <c>preds.table.json</c>.</param>
    /// <param name="overwrite">Whether it replaces an entry of the same path with other content. Default: that is an error.</param>
    /// <returns>The entry.</returns>
    /// <exception cref="ArgumentException">The path breaks a rule, W&amp;B does not keep such values in artifacts, or a table has more rows than its options allow.</exception>
    /// <exception cref="IOException">A file of the value cannot be read, or the copy not be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    /// <exception cref="InvalidOperationException">The path is taken by other content, or the artifact was logged.</exception>
    public ArtifactEntry Add(WandbValue value, string name, bool overwrite = false)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Add(ArtifactObjects.Of(value), name, overwrite);
    }

    /// <summary>Adds a set of classes. Images with boxes or masks bring theirs along.</summary>
    /// <param name="classes">The classes.</param>
    /// <param name="name">The path inside the artifact. The type is put at its end.</param>
    /// <param name="overwrite">Whether it replaces an entry of the same path with other content. Default: that is an error.</param>
    /// <inheritdoc cref="Add(WandbValue, string, bool)"/>
    public ArtifactEntry Add(Classes classes, string name, bool overwrite = false)
    {
        ArgumentNullException.ThrowIfNull(classes);
        return Add(ArtifactObjects.Of(classes), name, overwrite);
    }

    /// <summary>Adds a mask without an image. Images bring their masks along.</summary>
    /// <param name="mask">The mask.</param>
    /// <param name="name">The path inside the artifact. The type is put at its end.</param>
    /// <param name="overwrite">Whether it replaces an entry of the same path with other content. Default: that is an error.</param>
    /// <inheritdoc cref="Add(WandbValue, string, bool)"/>
    public ArtifactEntry Add(ImageMask mask, string name, bool overwrite = false)
    {
        ArgumentNullException.ThrowIfNull(mask);
        return Add(ArtifactObjects.Of(mask), name, overwrite);
    }

    /// <summary>Adds a set of boxes without an image, and without the names of their classes. Images bring their boxes along.</summary>
    /// <param name="boxes">The boxes.</param>
    /// <param name="name">The path inside the artifact. The type is put at its end.</param>
    /// <param name="overwrite">Whether it replaces an entry of the same path with other content. Default: that is an error.</param>
    /// <inheritdoc cref="Add(WandbValue, string, bool)"/>
    public ArtifactEntry Add(BoundingBoxes2D boxes, string name, bool overwrite = false)
    {
        ArgumentNullException.ThrowIfNull(boxes);
        return Add(ArtifactObjects.Of(boxes), name, overwrite);
    }

    /// <summary>Lets further artifacts refer to the objects of this one, which is in the log of a run now.</summary>
    internal void SettleObjects(ArtifactDraft draft) => _objects.Settle(draft.ClientId, draft.Entries);

    private ArtifactEntry Add(ArtifactObject item, string name, bool overwrite)
    {
        ArgumentNullException.ThrowIfNull(name);
        _contents.ThrowIfClosed();
        ObjectEntries entries = new(_staging, _objects, _contents.Find, file => _addedFiles.TryGetValue(file, out string? path) ? _contents.Find(path) : null);
        try
        {
            ArtifactEntry entry = entries.Add(item, name);
            _contents.Add(entries.All, overwrite);
            entries.Remember();
            return entry;
        }
        catch
        {
            entries.Undo();
            throw;
        }
    }
}
