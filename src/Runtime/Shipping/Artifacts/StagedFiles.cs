using System.Text.Json;
using Instrument.Artifacts;
using Instrument.Records;

namespace Instrument.Shipping.Artifacts;

/// <summary>What a record of an artifact says beside its entries, and what becomes of its staged files.</summary>
internal static class StagedFiles
{
    /// <summary>Where the server is to keep an artifact; <see langword="null"/> for its default.</summary>
    public static string? RegionOf(ArtifactRecord artifact)
    {
        string? json = artifact.Manifest?.StoragePolicyConfig.FirstOrDefault(item => item.Key == "storageRegion")?.ValueJson;
        return json is null ? null : JsonElement.Parse(json) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
    }

    /// <summary>Gives the staged files of an uploaded artifact to the cache, or deletes them. Files that others have staged are left.</summary>
    public static void Release(IEnumerable<ArtifactEntry> entries, ArtifactCache? cache)
    {
        HashSet<string> folders = [];
        foreach (ArtifactEntry entry in entries)
        {
            if (entry.LocalPath is not { } staged || ArtifactStaging.FolderOf(staged) is not { } folder)
                continue;
            folders.Add(folder);
            if (!entry.SkipCache && entry.Size is { } size)
                cache?.TryMove(staged, entry.Digest, size);
        }
        foreach (string folder in folders)
            ArtifactStaging.DeleteFolder(folder);
    }
}
