using Instrument.Artifacts.Objects;

namespace Instrument.Artifacts;

/// <content>Tables and media that were added to the artifact as objects.</content>
public sealed partial class StoredArtifact
{
    /// <summary>
    /// Reads a table that was added with <see cref="Artifact.Add(WandbValue, string, bool)"/>, or that a run has logged. The parts of an incremental
    /// table are put together.
    /// </summary>
    /// <param name="name">The name that it was added under, or the path of its entry; of a logged table its key.</param>
    /// <param name="cancellationToken">Ends the download.</param>
    /// <returns>The table.</returns>
    /// <exception cref="KeyNotFoundException">There is no such table.</exception>
    /// <exception cref="WandbException">The server fails, or the entry is no table that can be read.</exception>
    /// <exception cref="IOException">There is no room for a temporary file.</exception>
    public Task<StoredTable> GetTableAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new StoredObjects(this, _source).TableAsync(name, cancellationToken);
    }

    /// <summary>Reads what the artifact says of an image or another media value that was added to it. Its file is downloaded by <see cref="StoredMedia.DownloadAsync"/>.</summary>
    /// <param name="name">The name that it was added under, or the path of its entry.</param>
    /// <param name="cancellationToken">Ends the download.</param>
    /// <returns>The value.</returns>
    /// <exception cref="KeyNotFoundException">There is no such value.</exception>
    /// <exception cref="WandbException">The server fails, or the entry is no media value.</exception>
    /// <exception cref="IOException">There is no room for a temporary file.</exception>
    public Task<StoredMedia> GetMediaAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new StoredObjects(this, _source).MediaAsync(name, cancellationToken);
    }
}
