using System.Text.Json;
using Instrument.Records;
using Instrument.Settings;

namespace Instrument.Artifacts;

/// <summary>
/// Makes the records of artifacts as an offline log has them, with the manifest inside (docs/wire/artifacts.md §8): what the shipper and the
/// official sync upload.
/// </summary>
/// <remarks>
/// To log an artifact: make an <see cref="ArtifactDraft"/>, which has the two ids that history values name it by, make its record here, and
/// append that before whatever refers to it, after the run's record and before its end: on the log thread by
/// <c>RecordLog.AppendClient</c>, elsewhere by <c>RunRecorder.Append</c>. Nothing else is needed; the shipper finds it in the log.
/// </remarks>
internal static class ArtifactRecords
{
    /// <summary>The only version of manifests.</summary>
    public const int ManifestVersion = 1;

    /// <summary>The only storage policy.</summary>
    public const string StoragePolicy = "wandb-storage-policy-v1";

    /// <summary>The layout of the storage that new manifests name.</summary>
    public const string StorageLayout = "V2";

    /// <summary>The record of an artifact that a run logs.</summary>
    public static Record Create(ArtifactDraft draft, RunSettings run) => Create(draft, run.RunId, run.Project, run.Entity);

    /// <summary>The record of an artifact.</summary>
    /// <param name="draft">The artifact.</param>
    /// <param name="runId">The run that logs it.</param>
    /// <param name="project">The run's project.</param>
    /// <param name="entity">The run's entity; <see langword="null"/> leaves it to the server.</param>
    public static Record Create(ArtifactDraft draft, string runId, string project, string? entity)
    {
        ArtifactRecord artifact = new()
        {
            RunId = runId,
            Project = project,
            Entity = entity ?? "",
            Type = draft.Type,
            Name = draft.Name,
            Digest = draft.Digest,
            Description = draft.Description ?? "",
            Metadata = draft.Metadata ?? "",
            UserCreated = draft.IsInput,
            UseAfterCommit = draft.IsInput,
            DistributedId = draft.DistributedId ?? "",
            Finalize = draft.IsFinal,
            ClientId = draft.ClientId,
            SequenceClientId = draft.SequenceClientId,
            BaseId = draft.BaseId ?? "",
            TtlDurationSeconds = draft.TtlSeconds,
            IncrementalBeta1 = draft.IsIncremental,
            Manifest = Manifest(draft),
        };
        artifact.Aliases.AddRange(draft.Aliases);
        artifact.Tags.AddRange(draft.Tags);
        return new Record { Artifact = artifact };
    }

    /// <summary>The record that a run uses an artifact. It only informs: the server is told by a call.</summary>
    public static Record Use(StoredArtifact artifact) => new()
    {
        UseArtifact = new UseArtifactRecord { Id = artifact.Id, Type = artifact.Type, Name = $"{artifact.Name}:{artifact.Version}" },
    };

    /// <summary>An entry as a record has it.</summary>
    public static ArtifactManifestEntry Entry(ArtifactEntry entry)
    {
        ArtifactManifestEntry made = new()
        {
            Path = entry.Path,
            Digest = entry.Digest,
            Ref = entry.Reference ?? "",
            Size = entry.Size ?? 0,
            LocalPath = entry.LocalPath ?? "",
            BirthArtifactId = entry.BirthArtifactId ?? "",
            SkipCache = entry.SkipCache,
        };
        foreach ((string key, JsonElement value) in entry.Extra)
            made.Extra.Add(new ExtraItem { Key = key, ValueJson = value.GetRawText() });
        return made;
    }

    /// <summary>An entry of a record.</summary>
    /// <exception cref="JsonException">A further value is no JSON.</exception>
    public static ArtifactEntry Entry(ArtifactManifestEntry entry)
    {
        Dictionary<string, JsonElement> extra = [];
        foreach (ExtraItem item in entry.Extra)
            extra[item.Key] = JsonElement.Parse(item.ValueJson);
        return new ArtifactEntry
        {
            Path = entry.Path,
            Digest = entry.Digest,
            Reference = entry.Ref.Length == 0 ? null : entry.Ref,
            // A record cannot tell an unknown size from none.
            Size = entry.Ref.Length != 0 && entry.Size == 0 ? null : entry.Size,
            LocalPath = entry.LocalPath.Length == 0 ? null : entry.LocalPath,
            BirthArtifactId = entry.BirthArtifactId.Length == 0 ? null : entry.BirthArtifactId,
            SkipCache = entry.SkipCache,
            Extra = extra,
        };
    }

    private static ArtifactManifest Manifest(ArtifactDraft draft)
    {
        ArtifactManifest manifest = new() { Version = ManifestVersion, StoragePolicy = StoragePolicy };
        manifest.StoragePolicyConfig.Add(new StoragePolicyConfigItem { Key = "storageLayout", ValueJson = $"\"{StorageLayout}\"" });
        if (draft.StorageRegion is { } region)
            manifest.StoragePolicyConfig.Add(new StoragePolicyConfigItem { Key = "storageRegion", ValueJson = $"\"{JsonEncodedText.Encode(region)}\"" });
        if (draft.EntriesFile is { } file)
        {
            manifest.ManifestFilePath = file;
            return manifest;
        }
        foreach (ArtifactEntry entry in ManifestDigest.Sort(draft.Entries))
            manifest.Contents.Add(Entry(entry));
        return manifest;
    }
}
