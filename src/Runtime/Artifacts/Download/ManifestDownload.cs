using Instrument.Http;
using Instrument.Http.GraphQl.Artifacts;

namespace Instrument.Artifacts.Download;

/// <summary>Gets the manifest of a version (docs/wire/artifacts.md §6.2).</summary>
internal static class ManifestDownload
{
    // The manifest of a million files has 200 MB; anything beyond this is not meant well.
    private const int MaxBytes = 1 << 30;

    /// <summary>Gets it.</summary>
    /// <exception cref="WandbException">The server fails, or what comes is no manifest.</exception>
    public static async Task<StoredManifest> RunAsync(ArtifactSource source, string id, string name, CancellationToken cancellation)
    {
        DirectFileNode file = ArtifactSource.Unwrap(await source.Api.ManifestAsync(id, cancellation).ConfigureAwait(false));
        using MemorySink sink = new(MaxBytes);
        ArtifactSource.Unwrap(await source.Api
            .GetAsync(file.DirectUrl ?? throw ArtifactSource.Odd("the manifest has no address"), sink, cancellation).ConfigureAwait(false));
        try
        {
            return ManifestReader.Read(sink.Content);
        }
        catch (InvalidDataException exception)
        {
            throw new WandbException($"The artifact '{name}' cannot be read. {exception.Message}", exception);
        }
    }

    /// <summary>Takes a download into memory.</summary>
    private sealed class MemorySink(int limit) : IDownloadSink, IDisposable
    {
        private readonly MemoryStream _content = new();

        public long Position => _content.Length;

        public ReadOnlyMemory<byte> Content => _content.GetBuffer().AsMemory(0, (int)_content.Length);

        public void Restart() => _content.SetLength(0);

        public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
        {
            if (_content.Length + bytes.Length > limit)
                throw new LocalFileException($"The artifact's manifest has more than {limit >> 20} MiB.", null);
            _content.Write(bytes.Span);
            return ValueTask.CompletedTask;
        }

        public void Dispose() => _content.Dispose();
    }
}
