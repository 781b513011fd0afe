using Instrument.Artifacts.Download;
using Instrument.Files;
using Instrument.Http;
using Instrument.Http.GraphQl;

namespace Instrument.Details;

/// <summary>Brings a file that was saved with a run back from the server (docs/wire/sdk-surface.md §4.5).</summary>
/// <param name="api">The server.</param>
/// <param name="run">The run that has the file.</param>
/// <param name="name">The file's path there.</param>
/// <param name="folder">The folder that it is brought to.</param>
internal sealed class RestoredFile(WandbApi api, RunPath run, string name, string folder)
{
    // What the server states as the MD5 of a file that was announced and never arrived.
    private const string NotUploaded = "0";

    /// <summary>Where the file is put.</summary>
    /// <exception cref="ArgumentException">The place is not below the folder.</exception>
    public static string PlaceOf(string name, string folder) =>
        SafePath.TryResolve(folder, name, mayLinkOut: false, out string full, out string? fault) ? full : throw Refused(name, fault!);

    /// <summary>Downloads the file, and puts it in its place when its content is known to be right.</summary>
    /// <returns>Full path of the file; <see langword="null"/> if the run has none of this name.</returns>
    /// <exception cref="ArgumentException">The place is not below the folder.</exception>
    /// <exception cref="WandbException">The server fails, or has not got the content.</exception>
    /// <exception cref="IOException">The disk refuses.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public async Task<string?> FetchAsync(CancellationToken cancellation)
    {
        ApiResult<StoredFiles> listed = await api.RunFilesAsync(run, null, pageSize: 1, cancellation, names: [name]).ConfigureAwait(false);
        if (!listed.IsSuccess)
            throw new WandbException(listed.Failure.Message);
        if (listed.Value.Files.FirstOrDefault(found => found.Name == name) is not { } file)
            return null;
        if (file.Md5 == NotUploaded || file.Url is not { } url)
            throw new WandbException($"The file '{name}' of the run {run} has not been uploaded yet.");
        TargetFile target = TargetFile.Prepare(folder, name, fault => Refused(name, fault));
        string temporary = target.NewTemporary();
        try
        {
            await DownloadAsync(file, url, temporary, cancellation).ConfigureAwait(false);
            target.Put(temporary);
            return target.FullPath;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static ArgumentException Refused(string name, string fault) =>
        new($"The file '{name}' cannot be restored, {fault}; name it as W&B shows it, with forward slashes.", nameof(name));

    private async Task DownloadAsync(StoredFile file, string url, string path, CancellationToken cancellation)
    {
        using VerifiedFile content = new(path, name, file.SizeBytes, static _ => { });
        ApiResult<DownloadedFile> result = await api.Artifacts.GetAsync(url, content, cancellation).ConfigureAwait(false);
        if (!result.IsSuccess)
            throw new WandbException($"The file '{name}' of the run {run} was not downloaded: {result.Failure.Message}");
        if (content.Position != file.SizeBytes || (file.Md5 is { } md5 && content.Digest() != md5))
            throw new WandbException($"The file '{name}' of the run {run} was not downloaded: what came is not the content that W&B states.");
    }
}
