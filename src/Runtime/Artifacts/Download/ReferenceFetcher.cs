using System.Buffers;
using System.Text.Json;
using Instrument.Files;
using Instrument.Http;

namespace Instrument.Artifacts.Download;

/// <summary>Brings what a reference leads to into its place, if it still is what it was (docs/wire/artifacts.md §6.7).</summary>
/// <param name="artifact">The artifact's name, for messages.</param>
/// <param name="progress">Told of each piece that comes.</param>
/// <param name="environment">Value of an environment variable, such as the address of a store.</param>
internal sealed class ReferenceFetcher(string artifact, Action<long> progress, Func<string, string?> environment)
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
                    "http" or "https" => await GetWebAsync(uri, file, cancellation).ConfigureAwait(false) is var tag && (tag ?? uri) == entry.Digest,
                    "s3" when StoreAddress.OfS3(uri, VersionOf(entry), environment) is { } address =>
                        await GetAsync(address, file, cancellation).ConfigureAwait(false) is var tag && IsSame(entry, Unquoted(tag)),
                    "gs" when StoreAddress.OfGoogle(uri, environment) is { } address => await GetGoogleAsync(entry, address, file, cancellation).ConfigureAwait(false),
                    _ => throw new WandbException($"The reference '{entry.Path}' of '{artifact}' leads to '{uri}', which Instrument cannot fetch. "
                        + "Leave references out (FetchReferences), and get it with a client of that store."),
                };
                if (!isSame && entry.Digest == uri)
                    throw new WandbException($"The reference '{entry.Path}' of '{artifact}' to '{uri}' was added without an ETag, so what is there now cannot be compared with it. "
                        + "Leave references out (FetchReferences), or add it with what its server says of it (AddReferenceAsync, ArtifactReferenceInfo).");
                if (!isSame || (entry.Size is { } size && file.Position != size))
                    throw new WandbException($"The reference '{entry.Path}' of '{artifact}' leads to '{uri}', which has changed since.");
            }
            target.Put(temporary);
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException or FileNotFoundException or DirectoryNotFoundException or LocalFileException)
        {
            throw new WandbException($"The reference '{entry.Path}' of '{artifact}' cannot be fetched from '{uri}': {exception.Message}{Advice(scheme)}", exception);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static async Task<string> CopyAsync(string uri, VerifiedFile file, CancellationToken cancellation)
    {
        string path = new Uri(uri).LocalPath;
        if (SpecialFile.Is(path))
            throw new FileNotFoundException("it is no file but a pipe, a socket or a device");
        FileStream input = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 0, FileOptions.Asynchronous | FileOptions.SequentialScan);
        await using (input.ConfigureAwait(false))
            await PumpAsync(input, file, cancellation).ConfigureAwait(false);
        return file.Digest();
    }

    private static async Task<string?> GetWebAsync(string uri, VerifiedFile file, CancellationToken cancellation)
    {
        string? tag = await GetAsync(new Uri(uri), file, cancellation).ConfigureAwait(false);
        return ReferenceEntries.IsAzure(uri) ? Unquoted(tag) : tag?.Trim('"');
    }

    // What the store says of the object comes first, because the content comes with another tag than the object's own. A generation never changes.
    private static async Task<bool> GetGoogleAsync(ArtifactEntry entry, Uri address, VerifiedFile file, CancellationToken cancellation)
    {
        string query = VersionOf(entry) is { } wanted ? $"?generation={Uri.EscapeDataString(wanted)}" : "";
        using JsonDocument known = JsonDocument.Parse(await Web.GetByteArrayAsync(new Uri(address + query), cancellation).ConfigureAwait(false));
        string? tag = Text(known.RootElement, "etag");
        if (!IsSame(entry, tag) || Text(known.RootElement, "generation") is not { } generation)
            return false;
        await GetAsync(new Uri($"{address}?alt=media&generation={Uri.EscapeDataString(generation)}"), file, cancellation).ConfigureAwait(false);
        return true;
    }

    private static async Task<string?> GetAsync(Uri address, VerifiedFile file, CancellationToken cancellation)
    {
        using HttpResponseMessage response = await Web.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        Stream input = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        await using (input.ConfigureAwait(false))
            await PumpAsync(input, file, cancellation).ConfigureAwait(false);
        return response.Headers.NonValidated.TryGetValues("ETag", out System.Net.Http.Headers.HeaderStringValues tags) ? tags.ToString() : null;
    }

    // A version of a store never changes, so it serves where no tag is known.
    private static bool IsSame(ArtifactEntry entry, string? tag) => entry.Digest == entry.Reference ? VersionOf(entry) is not null : tag == entry.Digest;

    private static string? VersionOf(ArtifactEntry entry) =>
        entry.Extra.TryGetValue("versionID", out JsonElement version) && version.ValueKind == JsonValueKind.String ? version.GetString() : null;

    private static string? Unquoted(string? tag) => tag is ['"', .., '"'] ? tag[1..^1] : tag;

    private static string? Text(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out JsonElement text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;

    private static string Advice(string scheme) => scheme is "s3" or "gs"
        ? " Instrument asks without credentials, so it gets public objects only; leave references out (FetchReferences), and get it with a client of that store."
        : "";

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
