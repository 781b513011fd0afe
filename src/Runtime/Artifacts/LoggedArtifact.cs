using Instrument.Shipping.Artifacts;

namespace Instrument.Artifacts;

/// <summary>
/// An artifact that a run has logged. It is recorded, and uploaded beside the run's rows; the run's end waits for that as it does for rows.
/// </summary>
public sealed class LoggedArtifact
{
    private readonly TaskCompletionSource<ArtifactOutcome> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly bool _isSent;
    private long _uploadedBytes;

    internal LoggedArtifact(ArtifactDraft draft, bool isSent)
    {
        Name = draft.Name;
        Type = draft.Type;
        Digest = draft.Digest;
        ClientId = draft.ClientId;
        TotalBytes = draft.Entries.Where(entry => entry.LocalPath is not null).Sum(entry => entry.Size ?? 0);
        _isSent = isSent;
    }

    /// <summary>The name, without a version.</summary>
    public string Name { get; }

    /// <summary>The type.</summary>
    public string Type { get; }

    /// <summary>The digest of the entries.</summary>
    public string Digest { get; }

    /// <summary>Whether the server has the version, whole.</summary>
    public bool IsUploaded => Outcome is { Error: null };

    /// <summary>The server's id; <see langword="null"/> until the server has the version.</summary>
    public string? Id => Outcome?.Id;

    /// <summary>The version, as <c>v3</c>; <see langword="null"/> until the server has it.</summary>
    public string? Version => Outcome?.Version?.VersionIndex is { } index ? $"v{index}" : null;

    /// <summary>
    /// Whether the upload has made a new version: not if the newest one has the same content already. <see langword="false"/> until the server has it.
    /// </summary>
    public bool IsNewVersion => Outcome?.IsNew ?? false;

    /// <summary>Bytes of the artifact's own files, which the server gets or has.</summary>
    public long TotalBytes { get; }

    /// <summary>Of <see cref="TotalBytes"/>, those of files that the server has. It grows while the upload goes on, a file at a time.</summary>
    public long UploadedBytes => IsUploaded ? TotalBytes : Interlocked.Read(ref _uploadedBytes);

    internal string ClientId { get; }

    private ArtifactOutcome? Outcome => _outcome.Task.IsCompletedSuccessfully ? _outcome.Task.Result : null;

    /// <summary>Waits until the server has the version, whole.</summary>
    /// <param name="cancellationToken">Ends the waiting; the upload goes on.</param>
    /// <exception cref="InvalidOperationException">The run is offline, or disabled: nothing is uploaded while it goes on.</exception>
    /// <exception cref="WandbException">It could not be uploaded. It is recorded, and can be sent with <c>instrument sync</c>.</exception>
    public async Task WaitAsync(CancellationToken cancellationToken = default)
    {
        if (!_isSent)
            throw new InvalidOperationException($"The artifact '{Name}' is not uploaded while its run goes on, because the run is not online; send it later with: instrument sync.");
        ArtifactOutcome outcome = await _outcome.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        if (outcome.Error is { } error)
            throw new WandbException($"The artifact '{Name}' was not uploaded: {error} It is recorded, and can be sent with: instrument sync.");
    }

    internal void Report(long uploadedBytes) => Interlocked.Add(ref _uploadedBytes, uploadedBytes);

    internal void Complete(ArtifactOutcome outcome) => _outcome.TrySetResult(outcome);
}
