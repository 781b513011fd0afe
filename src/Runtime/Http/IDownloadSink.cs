namespace Instrument.Http;

/// <summary>Takes what is downloaded. A broken download goes on where it stopped, as far as the storage can do that.</summary>
internal interface IDownloadSink
{
    /// <summary>How many bytes it has.</summary>
    long Position { get; }

    /// <summary>Forgets all bytes.</summary>
    /// <exception cref="LocalFileException">The disk refuses.</exception>
    void Restart();

    /// <summary>Takes further bytes.</summary>
    /// <exception cref="LocalFileException">The disk refuses, or there are more bytes than there may be.</exception>
    ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation);
}
