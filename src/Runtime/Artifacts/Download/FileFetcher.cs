using System.Text.Json;
using Instrument.Http;

namespace Instrument.Artifacts.Download;

/// <summary>
/// Brings one stored file to its place: leaves it if it is there, copies it from the cache, or downloads it. Whatever the way, the bytes are
/// compared with the digest before they get their name (docs/wire/artifacts.md §6.4).
/// </summary>
internal sealed class FileFetcher(ArtifactSource source, StoredArtifact artifact, ArtifactCache? cache, Action<long> progress)
{
    private const string Algorithm = "alg";

    /// <summary>Brings a file to its place.</summary>
    /// <exception cref="WandbException">The server fails, or the content is not that of the digest.</exception>
    /// <exception cref="IOException">The disk refuses.</exception>
    public async Task FetchAsync(ArtifactEntry entry, string url, TargetFile target, CancellationToken cancellation)
    {
        // Newer manifests may name another algorithm; of an unknown one only the length can be compared.
        bool isMd5 = !entry.Extra.TryGetValue(Algorithm, out JsonElement algorithm) || algorithm.ValueEquals("MD5");
        if (isMd5 && ContentDigest.ToHex(entry.Digest) is null)
            throw new WandbException($"The artifact '{artifact.FullName}' has no MD5 of '{entry.Path}', so its content cannot be checked.");
        if (isMd5 && await IsSameAsync(target.FullPath, entry, cancellation).ConfigureAwait(false))
            return;
        if (isMd5 && cache is not null && await TryCopyAsync(cache.PathOf(entry.Digest), entry, target, cancellation).ConfigureAwait(false))
            return;
        await DownloadAsync(entry, url, target, isMd5, cancellation).ConfigureAwait(false);
    }

    private static async Task<bool> IsSameAsync(string file, ArtifactEntry entry, CancellationToken cancellation)
    {
        FileInfo info = new(file);
        return info.Exists && info.LinkTarget is null && (entry.Size is null || info.Length == entry.Size)
            && await Shipping.Files.FileDigest.ComputeAsync(file, cancellation).ConfigureAwait(false) == entry.Digest;
    }

    // The copy is what is checked: a cache that somebody else writes to may change at any time.
    private async Task<bool> TryCopyAsync(string cached, ArtifactEntry entry, TargetFile target, CancellationToken cancellation)
    {
        if (!ArtifactCache.Has(cached, entry.Size))
            return false;
        string temporary = target.NewTemporary();
        try
        {
            File.Copy(cached, temporary);
            MakeWritable(temporary);
            if (await Shipping.Files.FileDigest.ComputeAsync(temporary, cancellation).ConfigureAwait(false) == entry.Digest)
            {
                target.Put(temporary);
                progress(entry.Size ?? 0);
                return true;
            }
            // It is of no use to anybody.
            File.Delete(cached);
            return false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private async Task DownloadAsync(ArtifactEntry entry, string url, TargetFile target, bool isMd5, CancellationToken cancellation)
    {
        string temporary = target.NewTemporary();
        try
        {
            using (VerifiedFile file = new(temporary, entry.Path, entry.Size, progress))
            {
                ApiResult<DownloadedFile> result = await source.Api.GetAsync(url, file, cancellation).ConfigureAwait(false);
                if (!result.IsSuccess)
                    throw new WandbException($"'{entry.Path}' of the artifact '{artifact.FullName}' was not downloaded: {result.Failure.Message}");
                if ((entry.Size is { } size && file.Position != size) || (isMd5 && file.Digest() != entry.Digest))
                    throw new WandbException($"'{entry.Path}' of the artifact '{artifact.FullName}' was not downloaded: what came is not the content that the artifact states.");
            }
            if (isMd5)
                Keep(temporary, entry);
            target.Put(temporary);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private void Keep(string file, ArtifactEntry entry)
    {
        if (cache?.NewTemporary() is not { } kept)
            return;
        try
        {
            File.Copy(file, kept);
            cache.TryMove(kept, entry.Digest, new FileInfo(kept).Length);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Without the cache the next download takes longer, and that is all.
        }
        finally
        {
            File.Delete(kept);
        }
    }

    private static void MakeWritable(string file)
    {
        if (OperatingSystem.IsWindows())
            File.SetAttributes(file, FileAttributes.Normal);
        else
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
    }
}
