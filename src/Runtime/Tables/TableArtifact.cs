using System.Globalization;
using Instrument.Artifacts;
using Instrument.Media;

namespace Instrument.Tables;

/// <summary>The artifact of a table, or of a part of an incremental one: its name, its entry and its record (docs/wire/media.md §17.5, §19).</summary>
internal static class TableArtifact
{
    private const string Extension = ".table.json";

    /// <summary>The path of the table's file in the artifact.</summary>
    /// <param name="key">The key that the table is logged under.</param>
    /// <param name="increment">Its place among the parts of an incremental table.</param>
    /// <param name="now">The time, after which parts are named.</param>
    public static string EntryPath(string key, TableIncrement? increment, DateTimeOffset now)
    {
        string path = MediaPath.SafeKey(key) + Extension;
        return increment is null ? path : string.Create(CultureInfo.InvariantCulture, $"{increment.Number}-{now.ToUnixTimeMilliseconds()}.{path}");
    }

    /// <summary>What is logged of it.</summary>
    public static ArtifactDraft Draft(string runId, string key, bool isIncremental, IReadOnlyList<ArtifactEntry> entries) => new()
    {
        Name = Name(isIncremental ? $"run-{runId}-incr-{key}" : $"run-{runId}-{key}"),
        Type = isIncremental ? "wandb-run-incremental-table" : "run_table",
        Entries = entries,
        IsIncremental = isIncremental,
    };

    // The name serves W&B alone: one that is too long is cut, and its checksum keeps it apart from others.
    private static string Name(string wanted)
    {
        string name = ArtifactNames.Sanitize(wanted);
        if (name.Length <= ArtifactNames.MaxLength)
            return name;
        string checksum = ArtifactNames.Sanitize(wanted + '/')[^7..];
        return name[..(ArtifactNames.MaxLength - checksum.Length)] + checksum;
    }
}
