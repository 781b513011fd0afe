using Instrument.Artifacts;
using Instrument.Http;
using Instrument.Http.GraphQl.Artifacts;
using Instrument.Records;

namespace Instrument.Shipping.Artifacts;

/// <summary>
/// Uploads one artifact of a log: makes the version, sends its files and its manifest, and commits it (docs/wire/artifacts.md §5). Each step
/// that was taken is noted, and not taken again by a later upload of the same record. One task.
/// </summary>
/// <param name="context">What all uploads share.</param>
/// <param name="number">The artifact's place among those of the log.</param>
/// <param name="artifact">The artifact.</param>
/// <param name="historyStep">The step of the run's next row when it was logged.</param>
internal sealed class ArtifactUpload(ArtifactUploadContext context, long number, ArtifactRecord artifact, long? historyStep)
{
    private readonly ArtifactProgress _progress = context.Journal.Take(number);
    private readonly string _target = $"{context.Run.Entity}/{context.Run.Project}";

    private bool IsDistributed => artifact.DistributedId.Length != 0;

    private bool IsFull => !artifact.IncrementalBeta1 && !IsDistributed;

    /// <summary>Uploads it.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async Task<ArtifactOutcome> RunAsync(CancellationToken cancellation)
    {
        string? staged = null;
        try
        {
            bool wasStarted = _progress.Target == _target;
            if (!wasStarted)
                _progress.Forget(_target);
            if (_progress.IsDone)
                return new ArtifactOutcome(_progress.Id, IsNew: false, null);
            ArtifactEntry[] entries = ReadEntries();
            staged = entries.FirstOrDefault(entry => entry.LocalPath is not null)?.LocalPath;
            bool isThere = await FindOrCreateAsync(wasStarted, cancellation).ConfigureAwait(false);
            if (!isThere)
            {
                if (!IsDistributed || !_progress.IsSent)
                    await SendPartAsync(entries, cancellation).ConfigureAwait(false);
                if (artifact.Finalize)
                    await context.CallAsync(() => context.Api.CommitAsync(_progress.Id!, cancellation), cancellation).ConfigureAwait(false);
            }
            if (artifact is { Finalize: true, UseAfterCommit: true })
                await UseAsync(cancellation).ConfigureAwait(false);
            Note(new JournalLine { Artifact = number, Done = true });
            StagedFiles.Release(entries, context.Cache);
            return new ArtifactOutcome(_progress.Id, IsNew: !isThere, null);
        }
        catch (ArtifactFailureException failure)
        {
            return ArtifactOutcome.Failed(failure.Message);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or System.Text.Json.JsonException or InvalidDataException)
        {
            string what = staged is null ? "its list of files" : "its staged files";
            return ArtifactOutcome.Failed($"{what} cannot be read: {exception.Message}");
        }
    }

    private async Task SendPartAsync(ArtifactEntry[] entries, CancellationToken cancellation)
    {
        await MakeManifestAsync(cancellation).ConfigureAwait(false);
        await new ArtifactFileSender(context, number, artifact.ClientId, _progress).SendAsync(entries, cancellation).ConfigureAwait(false);
        await SendManifestAsync(entries, cancellation).ConfigureAwait(false);
        Note(new JournalLine { Artifact = number, Sent = true });
    }

    private ArtifactEntry[] ReadEntries() => artifact.Manifest is not { } manifest ? []
        : manifest.ManifestFilePath.Length != 0 ? [.. ManifestLines.Read(manifest.ManifestFilePath)]
        : [.. manifest.Contents.Select(ArtifactRecords.Entry)];

    // Returns whether the server has the version already, whole.
    private async Task<bool> FindOrCreateAsync(bool wasStarted, CancellationToken cancellation)
    {
        if (wasStarted && _progress.Id is null)
        {
            // Somebody may have stopped between the server's answer and the note of it.
            ClientIdTarget known = await context.CallAsync(() => context.Api.OfClientIdAsync(artifact.ClientId, cancellation), cancellation).ConfigureAwait(false);
            if (known.ArtifactId is not null)
                Note(new JournalLine { Artifact = number, Id = known.ArtifactId });
        }
        if (_progress.Id is { } id)
        {
            ApiResult<ArtifactNode> found = await Persistence.CallAsync(() => context.Api.ByIdAsync(id, cancellation), context.Time, cancellation).ConfigureAwait(false);
            if (found.IsSuccess && found.Value.State is "COMMITTED")
                return !IsDistributed || _progress.IsSent ? true : throw Closed();
            if (found.IsSuccess && found.Value.State is "PENDING")
                return false;
            _progress.Forget(_target);
        }
        await CheckTypeAsync(cancellation).ConfigureAwait(false);
        Note(new JournalLine { Artifact = number, Target = _target });
        CreatedArtifact created = await context.CallAsync(() => context.Api.CreateAsync(Input(), cancellation), cancellation).ConfigureAwait(false);
        if (created.State is not ("COMMITTED" or "PENDING" or "DELETED"))
            throw new ArtifactFailureException($"the server has it in the unexpected state '{created.State}'");
        string? baseId = artifact.BaseId.Length != 0 ? artifact.BaseId : created.LatestId;
        Note(new JournalLine { Artifact = number, Id = created.Id, Base = baseId });
        return created.State != "COMMITTED" ? false : IsDistributed ? throw Closed() : true;
    }

    // What comes after the commit of another writer is in no version, and nobody would learn of it.
    private ArtifactFailureException Closed() =>
        new($"the version '{artifact.DistributedId}' of '{artifact.Name}' was finished before this part of it was sent; send it as a part of a new one");

    // The server's own refusal comes later and does not say which types clash.
    private async Task CheckTypeAsync(CancellationToken cancellation)
    {
        ApiResult<ArtifactTypeName> type = await context.Api
            .TypeAsync(context.Run.Entity, context.Run.Project, artifact.Name + ":latest", cancellation).ConfigureAwait(false);
        if (type.IsSuccess && type.Value.Name is { } other && other != artifact.Type)
            throw new ArtifactFailureException($"its type is '{artifact.Type}', but earlier versions of '{artifact.Name}' have the type '{other}'");
    }

    private CreateArtifactInput Input() => new()
    {
        EntityName = context.Run.Entity,
        ProjectName = context.Run.Project,
        ArtifactTypeName = artifact.Type,
        ArtifactCollectionName = artifact.Name,
        // The producer is the run, unless it is an input.
        RunName = artifact.UserCreated ? null : context.Run.RunId,
        Digest = artifact.Digest,
        Description = Filled(artifact.Description),
        Aliases = artifact.Aliases.Count == 0 ? null : [.. artifact.Aliases.Select(alias => new ArtifactAliasInput(artifact.Name, alias))],
        Tags = artifact.Tags.Count == 0 ? null : [.. artifact.Tags.Select(tag => new ArtifactTagInput(tag))],
        Metadata = Filled(artifact.Metadata),
        TtlDurationSeconds = artifact.TtlDurationSeconds == 0 ? null : artifact.TtlDurationSeconds,
        HistoryStep = historyStep is 0 ? null : historyStep,
        DistributedID = Filled(artifact.DistributedId),
        // The digest of a part tells nothing of the whole.
        EnableDigestDeduplication = !IsDistributed,
        ClientID = artifact.ClientId,
        SequenceClientID = artifact.SequenceClientId,
        StorageRegion = StagedFiles.RegionOf(artifact),
    };

    private async Task MakeManifestAsync(CancellationToken cancellation)
    {
        if (_progress.ManifestId is not null)
            return;
        ManifestTarget made = await context.CallAsync(() => context.Api.CreateManifestAsync(ManifestVariables("", false), cancellation), cancellation).ConfigureAwait(false);
        Note(new JournalLine { Artifact = number, Manifest = made.Id });
    }

    private async Task SendManifestAsync(ArtifactEntry[] entries, CancellationToken cancellation)
    {
        ArtifactEntry[] stored = await new ClientReferences(context).ResolveAsync(entries, _progress, cancellation).ConfigureAwait(false);
        string file = $"{context.TemporaryPath}.{number}.manifest.json";
        try
        {
            string digest = ManifestWriter.WriteFile(file, stored, StagedFiles.RegionOf(artifact));
            for (int attempt = 0; ; attempt++)
            {
                ManifestTarget target = await context.CallAsync(
                    () => IsFull
                        ? context.Api.CreateManifestAsync(ManifestVariables(digest, true), cancellation)
                        : context.Api.UpdateManifestAsync(_progress.ManifestId!, digest, cancellation),
                    cancellation).ConfigureAwait(false);
                UploadTarget address = target.Target ?? throw new ArtifactFailureException("the server gives no address for its manifest");
                ApiResult<UploadedFile> put = await Persistence
                    .CallAsync(() => context.Api.PutAsync(address, file, 0, null, null, cancellation), context.Time, cancellation).ConfigureAwait(false);
                if (put.IsSuccess)
                    return;
                // An address that has expired is replaced.
                if (put.Failure.Kind != ApiFailureKind.UploadUrlRefused || attempt == 2)
                    throw new ArtifactFailureException(put.Failure.Message);
            }
        }
        finally
        {
            File.Delete(file);
        }
    }

    private CreateArtifactManifestVariables ManifestVariables(string digest, bool includeUpload) => new()
    {
        ArtifactID = _progress.Id!,
        BaseArtifactID = _progress.BaseId,
        Name = IsFull ? "wandb_manifest.json" : artifact.IncrementalBeta1 ? "wandb_manifest.incremental.json" : "wandb_manifest.patch.json",
        Digest = digest,
        EntityName = context.Run.Entity,
        ProjectName = context.Run.Project,
        RunName = context.Run.RunId,
        ManifestType = IsFull ? "FULL" : artifact.IncrementalBeta1 ? "INCREMENTAL" : "PATCH",
        IncludeUpload = includeUpload,
    };

    private Task<ArtifactIdNode> UseAsync(CancellationToken cancellation)
    {
        UseArtifactVariables variables = new(context.Run.Entity, context.Run.Project, context.Run.RunId, _progress.Id!)
        {
            ArtifactEntityName = context.Run.Entity,
            ArtifactProjectName = context.Run.Project,
        };
        return context.CallAsync(() => context.Api.UseAsync(variables, context.UseSaysWhere, cancellation), cancellation);
    }

    private void Note(JournalLine line)
    {
        _progress.Apply(line);
        context.Journal.Write(line);
    }

    private static string? Filled(string text) => text.Length == 0 ? null : text;
}
