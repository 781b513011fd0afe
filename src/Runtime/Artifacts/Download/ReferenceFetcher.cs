using System.Buffers;
using Instrument.Http;

namespace Instrument.Artifacts.Download;

/// <summary>Brings what a reference leads to into its place, if it still is what it was (docs/wire/artifacts.md §6.7).</summary>
internal sealed class ReferenceFetcher(string artifact, Action<long> progress)
{
    // Plain requests: the addresses are not W&B's, so nothing of its credentials goes there.
    private static readonly HttpClient Web = new();

    /// <summary>Fetches it.</summary>
    /// <exception cref="WandbException">It is gone or has changed, or its kind of address cannot be fetched.</exception>
    /// <exception cref="IOException">The disk refuses.</exception>
    public async Task FetchAsync(ArtifactEntry entry, TargetFile target, CancellationToken cancellation)
    {
        string uri = entry.Reference!;
        string scheme = uri.IndexOf("://", StringComparison.Ordinal) is > 0 and int end ? uri[..end].ToLowerInvariant() : "";
        string temporary = target.NewTemporary();
        try
        {
            using (VerifiedFile file = new(temporary, entry.Path, entry.Size, progress))
            {
                bool isSame = scheme switch
                {
                    "file" => await CopyAsync(uri, file, cancellation).ConfigureAwait(false) == entry.Digest,
                    "http" or "https" => await GetAsync(uri, file, cancellation).ConfigureAwait(false) is var tag && (tag ?? uri) == entry.Digest,
                    _ => throw new WandbException($"The reference '{entry.Path}' of '{artifact}' leads to '{uri}', which Instrument cannot fetch. "
                        + "Leave references out (FetchReferences), and get it with a client of that store."),
                };
                if (!isSame || (entry.Size is { } size && file.Position != size))
                    throw new WandbException($"The reference '{entry.Path}' of '{artifact}' leads to '{uri}', which has changed since.");
            }
            target.Put(temporary);
        }
        catch (Exception exception) when (exception is HttpRequestException or FileNotFoundException or DirectoryNotFoundException or LocalFileException)
        {
            throw new WandbException($"The reference '{entry.Path}' of '{artifact}' cannot be fetched from '{uri}': {exception.Message}", exception);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static async Task<string> CopyAsync(string uri, VerifiedFile file, CancellationToken cancellation)
    {
        FileStream input = new(new Uri(uri).LocalPath, FileMode.Open, FileAccess.Read, FileShare.Read, 0, FileOptions.Asynchronous | FileOptions.SequentialScan);
        await using (input.ConfigureAwait(false))
            await PumpAsync(input, file, cancellation).ConfigureAwait(false);
        return file.Digest();
    }

    private static async Task<string?> GetAsync(string uri, VerifiedFile file, CancellationToken cancellation)
    {
        using HttpResponseMessage response = await Web.GetAsync(new Uri(uri), HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        Stream input = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        await using (input.ConfigureAwait(false))
            await PumpAsync(input, file, cancellation).ConfigureAwait(false);
        string? tag = response.Headers.NonValidated.TryGetValues("ETag", out System.Net.Http.Headers.HeaderStringValues tags) ? tags.ToString() : null;
        return ReferenceEntries.IsAzure(uri) && tag is ['"', .., '"'] ? tag[1..^1] : tag?.Trim('"');
    }

    private static async Task PumpAsync(Stream input, VerifiedFile file, CancellationToken cancellation)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(ContentDigest.BufferBytes);
        try
        {
            while (await input.ReadAsync(buffer, cancellation).ConfigureAwait(false) is > 0 and int read)
                await file.WriteAsync(buffer.AsMemory(0, read), cancellation).ConfigureAwait(false);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
