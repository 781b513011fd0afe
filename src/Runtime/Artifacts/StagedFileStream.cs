namespace Instrument.Artifacts;

/// <summary>A file of an artifact that is being written: becomes an entry when it is closed.</summary>
internal sealed class StagedFileStream : FileStream
{
    private Action? _closed;

    /// <summary>Makes the file.</summary>
    /// <param name="path">A new path of <see cref="ArtifactStaging"/>.</param>
    /// <param name="closed">Called once, when the file is closed.</param>
    /// <exception cref="IOException">The file cannot be made.</exception>
    public StagedFileStream(string path, Action closed) : base(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read) => _closed = closed;

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync().ConfigureAwait(false);
        Interlocked.Exchange(ref _closed, null)?.Invoke();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
            Interlocked.Exchange(ref _closed, null)?.Invoke();
    }
}
