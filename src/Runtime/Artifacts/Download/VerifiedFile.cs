using System.Security.Cryptography;
using Instrument.Http;

namespace Instrument.Artifacts.Download;

/// <summary>A file that is being downloaded: hashed while it comes, and stopped when there is more than there may be.</summary>
internal sealed class VerifiedFile : IDownloadSink, IDisposable
{
    private readonly FileStream _file;
    private readonly IncrementalHash _hash = ContentDigest.Begin();
    private readonly string _entry;
    private readonly long _limit;
    private readonly Action<long> _progress;

    /// <summary>Makes the file, which must not be there yet; a link in its place is not followed.</summary>
    /// <param name="path">The file.</param>
    /// <param name="entry">The path of the entry, for messages.</param>
    /// <param name="limit">How long the content is at the most.</param>
    /// <param name="progress">Told of each piece that comes, negative for one that is forgotten.</param>
    /// <exception cref="IOException">The file cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be made.</exception>
    public VerifiedFile(string path, string entry, long? limit, Action<long> progress)
    {
        _file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 0, FileOptions.Asynchronous);
        _entry = entry;
        _limit = limit ?? long.MaxValue;
        _progress = progress;
    }

    /// <inheritdoc/>
    public long Position { get; private set; }

    /// <summary>The digest of what has come. Once, at the end.</summary>
    public string Digest() => ContentDigest.End(_hash);

    /// <inheritdoc/>
    public void Restart()
    {
        _progress(-Position);
        Position = 0;
        _hash.GetHashAndReset();
        try
        {
            _file.SetLength(0);
            _file.Position = 0;
        }
        catch (IOException exception)
        {
            throw Unwritable(exception);
        }
    }

    /// <inheritdoc/>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        if (bytes.Length > _limit - Position)
            throw new LocalFileException($"The content of '{_entry}' is longer than the {_limit} bytes that W&B has of it, so it is something else.", null);
        try
        {
            await _file.WriteAsync(bytes, cancellation).ConfigureAwait(false);
        }
        catch (IOException exception)
        {
            throw Unwritable(exception);
        }
        _hash.AppendData(bytes.Span);
        Position += bytes.Length;
        _progress(bytes.Length);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _file.Dispose();
        _hash.Dispose();
    }

    private LocalFileException Unwritable(IOException exception) => new($"'{_entry}' cannot be written: {exception.Message}", exception);
}
