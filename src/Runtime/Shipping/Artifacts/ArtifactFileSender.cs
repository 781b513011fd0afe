using Instrument.Artifacts;
using Instrument.Http;
using Instrument.Http.GraphQl.Artifacts;

namespace Instrument.Shipping.Artifacts;

/// <summary>
/// Sends the files of one version: asks for addresses batch by batch, sends what the server does not have, and replaces addresses that have
/// expired (docs/wire/artifacts.md §5.5 to §5.7).
/// </summary>
internal sealed class ArtifactFileSender(ArtifactUploadContext context, long number, string clientId, ArtifactProgress progress)
{
    // An address that is refused so often is not refused because of its age.
    private const int MaxPasses = 4;

    // Guards the progress: files of a batch end on several threads.
    private readonly Lock _gate = new();

    /// <summary>Sends all files that have not been sent.</summary>
    /// <exception cref="ArtifactFailureException">The server refuses, or a staged file is not what it was.</exception>
    /// <exception cref="IOException">A staged file cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async Task SendAsync(IReadOnlyList<ArtifactEntry> entries, CancellationToken cancellation)
    {
        ILookup<bool, ArtifactEntry> files = entries.Where(entry => entry.LocalPath is not null).ToLookup(entry => progress.BirthOf(entry.Path) is null);
        context.OnBytes?.Invoke(clientId, files[false].Sum(entry => entry.Size ?? 0));
        ArtifactEntry[] open = [.. files[true]];
        int size = context.Options.FirstBatch;
        for (int start = 0; start < open.Length;)
        {
            ArtifactEntry[] batch = [.. open.Skip(start).Take(size)];
            for (int pass = 1; batch.Length != 0; pass++)
            {
                if (pass > MaxPasses)
                    throw new ArtifactFailureException($"the storage refuses '{batch[0].Path}' again and again");
                batch = await SendBatchAsync(batch, cancellation).ConfigureAwait(false);
            }
            start += size;
            size = Math.Min(size * 2, context.Options.LargestBatch);
        }
    }

    // Returns the files whose addresses have expired.
    private async Task<ArtifactEntry[]> SendBatchAsync(ArtifactEntry[] batch, CancellationToken cancellation)
    {
        MultipartPlan?[] plans = new MultipartPlan?[batch.Length];
        ArtifactFileSpec[] specs = new ArtifactFileSpec[batch.Length];
        for (int index = 0; index < batch.Length; index++)
        {
            plans[index] = await CheckAsync(batch[index], cancellation).ConfigureAwait(false);
            specs[index] = new ArtifactFileSpec(progress.Id!, progress.ManifestId!, batch[index].Digest, null, batch[index].Path, plans[index]?.Parts);
        }
        ArtifactFileTargets targets = await context.CallAsync(() => context.Api.CreateFilesAsync(specs, cancellation), cancellation).ConfigureAwait(false);
        bool[] isExpired = new bool[batch.Length];
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = context.Options.Transfers, CancellationToken = cancellation };
        await Parallel.ForAsync(0, batch.Length, parallel, async (index, token) =>
            isExpired[index] = !await SendAsync(batch[index], targets.Files[index], plans[index], token).ConfigureAwait(false)).ConfigureAwait(false);
        return [.. batch.Where((_, index) => isExpired[index])];
    }

    private async Task<MultipartPlan?> CheckAsync(ArtifactEntry entry, CancellationToken cancellation)
    {
        FileInfo file = new(entry.LocalPath!);
        if (!file.Exists)
            throw new ArtifactFailureException($"its staged file '{entry.LocalPath}' for '{entry.Path}' is missing");
        if (entry.Size is { } size && file.Length != size)
            throw new ArtifactFailureException($"its staged file '{entry.LocalPath}' for '{entry.Path}' has {file.Length} bytes instead of {size}");
        if (file.Length > MultipartPlan.MaxFileBytes)
            throw new ArtifactFailureException($"'{entry.Path}' has more than the 5 TiB that the server takes");
        return file.Length < context.Options.MultipartFrom
            ? null
            : await MultipartPlan.OfAsync(entry.LocalPath!, context.Options.PartBytes, cancellation).ConfigureAwait(false);
    }

    // Returns whether the file is stored; if not, its address has expired.
    private async Task<bool> SendAsync(ArtifactEntry entry, ArtifactFileTarget target, MultipartPlan? plan, CancellationToken cancellation)
    {
        bool isStored = target.Target is null;
        if (target.Target is { } address && plan is not null && target.Multipart is { } multipart)
            isStored = await SendPartsAsync(entry, target, address, multipart, plan, cancellation).ConfigureAwait(false);
        else if (target.Target is { } whole)
            isStored = await PutAsync(whole, entry, 0, null, cancellation).ConfigureAwait(false) is not null;
        if (!isStored)
            return false;
        Note(new JournalLine { Artifact = number, File = entry.Path, Birth = target.BirthArtifactId ?? progress.Id });
        context.OnBytes?.Invoke(clientId, entry.Size ?? 0);
        return true;
    }

    private async Task<bool> SendPartsAsync(
        ArtifactEntry entry, ArtifactFileTarget target, UploadTarget address, MultipartTarget multipart, MultipartPlan plan, CancellationToken cancellation)
    {
        if (multipart.Urls.Count != plan.Digests.Count)
            throw new ArtifactFailureException($"the server gives {multipart.Urls.Count} addresses for the {plan.Digests.Count} parts of '{entry.Path}'");
        long length = new FileInfo(entry.LocalPath!).Length;
        string? contentType = address.Headers.FirstOrDefault(header => header.StartsWith("Content-Type:", StringComparison.Ordinal));
        string?[] tags = new string?[plan.Digests.Count];
        lock (_gate)
        {
            foreach ((int part, string tag) in progress.PartsOf(entry.Path, multipart.UploadId))
                tags[part - 1] = tag;
        }
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = context.Options.Transfers, CancellationToken = cancellation };
        await Parallel.ForAsync(0, tags.Length, parallel, async (index, token) =>
        {
            if (tags[index] is not null)
                return;
            string[] headers = [$"Content-Md5:{Convert.ToBase64String(plan.Digests[index])}", .. contentType is null ? Array.Empty<string>() : [contentType]];
            long start = index * plan.PartBytes;
            tags[index] = await PutAsync(
                new UploadTarget(multipart.Urls[index], headers), entry, start, Math.Min(plan.PartBytes, length - start), token).ConfigureAwait(false);
            if (tags[index] is { Length: > 0 } tag)
                Note(new JournalLine { Artifact = number, File = entry.Path, Upload = multipart.UploadId, Part = index + 1, Tag = tag });
        }).ConfigureAwait(false);
        if (Array.Exists(tags, tag => tag is null))
            return false;
        if (Array.Exists(tags, tag => tag!.Length == 0))
            throw new ArtifactFailureException($"the storage gives no tag for a part of '{entry.Path}'");
        CompleteMultipartVariables variables = new(
            "Complete", [.. tags.Select((tag, index) => new UploadPart(index + 1, tag!))],
            target.BirthArtifactId ?? progress.Id!, target.StoragePath ?? "", multipart.UploadId);
        await context.CallAsync(() => context.Api.CompleteMultipartAsync(variables, cancellation), cancellation).ConfigureAwait(false);
        return true;
    }

    // Returns the tag of what was stored, empty if there is none; null if the address has expired.
    private async Task<string?> PutAsync(UploadTarget target, ArtifactEntry entry, long start, long? length, CancellationToken cancellation)
    {
        await context.Transfers.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            ApiResult<UploadedFile> put = await Persistence.CallAsync(
                () => context.Api.PutAsync(target, entry.LocalPath!, start, length, Report, cancellation), context.Time, cancellation).ConfigureAwait(false);
            if (put.IsSuccess)
            {
                context.Progress.Accept(0);
                return put.Value.ETag ?? "";
            }
            return put.Failure.Kind == ApiFailureKind.UploadUrlRefused ? null : throw new ArtifactFailureException(put.Failure.Message);
        }
        finally
        {
            context.Transfers.Release();
        }
    }

    // The server takes what is sent as it comes: a large file on a slow line is no stall.
    private void Report(long bytes)
    {
        if (bytes > 0)
            context.Progress.Accept(0);
    }

    private void Note(JournalLine line)
    {
        lock (_gate)
            progress.Apply(line);
        context.Journal.Write(line);
    }
}
